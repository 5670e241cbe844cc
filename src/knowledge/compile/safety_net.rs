//! Until when to wait: one time limit for each kind of advice, at least.

use super::check::{Checker, keep};
use super::expression::leak;
use super::files::Text;
use super::problem::File;
use crate::knowledge::{Care, SafetyNet, Wait};

/// The top of `safety_net.toml`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Contents {
    net: Vec<NetFile>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct NetFile {
    care: Text,
    #[serde(default, rename = "for")]
    conditions: Vec<Text>,
    hours: Option<u16>,
    #[serde(default)]
    days: u16,
    #[serde(default)]
    hour: u16,
    until: Text,
    title: Text,
    mark: Text,
    #[serde(default)]
    source: Vec<Text>,
    #[serde(default)]
    why: String,
}

/// Reads `safety_net.toml`.
pub fn load(checker: &mut Checker, file: &File) -> &'static [SafetyNet] {
    let Some(contents) = checker.read::<Contents>(file) else { return &[] };
    let nets: Vec<SafetyNet> = contents.net.iter().filter_map(|entry| net(checker, file, entry)).collect();
    for care in [Care::SelfCare, Care::Within2Weeks, Care::Within3Days, Care::Today] {
        if !nets.iter().any(|net| net.care == care && net.conditions.is_empty()) {
            let message = format!("no entry with the care `{}` is for all causes", care.id());
            checker.problem(file, &(0..0), message);
        }
    }
    leak(nets)
}

fn net(checker: &mut Checker, file: &File, entry: &NetFile) -> Option<SafetyNet> {
    if !entry.until.get_ref().contains("[when]") {
        checker.problem(file, &entry.until.span(), "`until` needs `[when]`, where the date goes");
    }
    if entry.hour > 23 {
        checker.problem(file, &entry.title.span(), "`hour` is a full hour of the day, 0 to 23");
    }
    checker.mark(file, &entry.mark, &entry.source, &entry.why);
    checker.source_list(file, &entry.source);
    let wait = match entry.hours {
        Some(hours) => Wait::Hours(hours),
        None => Wait::Days { days: entry.days, hour: entry.hour },
    };
    Some(SafetyNet {
        care: checker.care(file, &entry.care)?,
        conditions: checker.condition_list(file, &entry.conditions),
        wait,
        until: keep(entry.until.get_ref()),
        title: keep(entry.title.get_ref()),
    })
}
