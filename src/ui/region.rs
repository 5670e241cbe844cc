//! Which region's emergency numbers to show: chosen before, or guessed from the device's settings.

use crate::knowledge::KNOWLEDGE;
use crate::platform::device;

/// The place of the region in the knowledge. The time zone says more than the language, which is often
/// English (US) far from there; without either, the last region stands for everywhere else.
pub fn region_for(chosen: Option<String>) -> usize {
    let everywhere_else = KNOWLEDGE.regions.len() - 1;
    if let Some(code) = chosen {
        return KNOWLEDGE.regions.iter().position(|region| region.code == code).unwrap_or(everywhere_else);
    }
    let zone = device::time_zone().unwrap_or_default();
    let by_zone = KNOWLEDGE.regions.iter().position(|region| region.zones.contains(&zone.as_str()));
    let by_language = || device::languages().iter().find_map(|language| region_of_language(language));
    let known_zone = zone.contains('/') && !zone.starts_with("Etc/");
    by_zone.or_else(|| if known_zone { None } else { by_language() }).unwrap_or(everywhere_else)
}

/// The region named in a language tag such as `en-GB`.
fn region_of_language(language: &str) -> Option<usize> {
    let code = language.split('-').next_back()?;
    KNOWLEDGE.regions.iter().position(|region| !region.code.is_empty() && region.code.eq_ignore_ascii_case(code))
}
