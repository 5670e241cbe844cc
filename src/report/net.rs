//! The safety net: until when to wait, what to do then, and the entry for a calendar.

use super::Moment;
use crate::engine::Assessment;
use crate::knowledge::{Knowledge, SafetyNet, Wait};
use crate::words::{Who, of_them};

/// Until when this person waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The date and time.
    pub at: Moment,
    /// What to do then, with the date in words.
    pub until: String,
    /// The title for a calendar.
    pub title: &'static str,
}

/// The time limit that the data has for the advice and its leading cause; none in an emergency.
pub fn limit(knowledge: &Knowledge, assessment: &Assessment, who: Who, now: Moment) -> Option<Limit> {
    let lead = assessment.causes.first().map(|cause| cause.condition);
    let fits = |net: &&SafetyNet| {
        let about = net.conditions.is_empty() || lead.is_some_and(|lead| net.conditions.contains(&lead));
        net.care == assessment.care && about
    };
    let net = knowledge.safety_nets.iter().find(fits)?;
    let at = match net.wait {
        Wait::Hours(hours) => now.in_hours(hours),
        Wait::Days { days, hour } => now.at(days, hour),
    };
    let when = format!("{} {}, {}", at.weekday(), at.date(), at.clock());
    let until = match who {
        Who::Me => net.until.to_owned(),
        Who::SomeoneElse => of_them(knowledge, net.until),
    };
    Some(Limit { at, until: until.replace("[when]", &when), title: net.title })
}

/// The calendar entry with an alarm, as iCalendar (RFC 5545) in the local time of the device. It names no illness
/// and no answer.
pub fn calendar(limit: &Limit, made: Moment) -> String {
    let start = limit.at;
    let stamp =
        |moment: Moment| format!("{}T{}00", moment.iso_date().replace('-', ""), moment.clock().replace(':', ""));
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//CalfCheck//Safety net//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-{}@calfcheck.invalid", made.minutes(), start.minutes()),
        format!("DTSTAMP:{}Z", stamp(made.in_utc())),
        format!("DTSTART:{}", stamp(start)),
        "DURATION:PT15M".to_owned(),
        format!("SUMMARY:{}", escaped(limit.title)),
        format!("DESCRIPTION:{}", escaped(&limit.until)),
        "CLASS:PRIVATE".to_owned(),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", escaped(limit.title)),
        "TRIGGER:PT0S".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

/// Text as iCalendar wants it.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// The most bytes of a line, without its end.
const LONGEST: usize = 75;

/// The line with its end, in pieces of at most 75 bytes, never inside a letter.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out + "\r\n"
}
