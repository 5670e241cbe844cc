//! The summary as plain text: to copy, to send, to read in any program.

use super::summary::{Block, Line, Part, Summary};

/// Writes the summary, one line for each of its lines.
pub fn to_plain_text(summary: &Summary) -> String {
    let mut text = format!("CALFCHECK SUMMARY FOR A CLINICIAN\n{}. {}\n", summary.who, summary.made);
    for block in &summary.blocks {
        text.push_str(&format!("\n{}\n", block.heading.to_ascii_uppercase()));
        block.lines.iter().for_each(|line| text.push_str(&written(block, line)));
    }
    text.push_str(&format!("\n{}\n", summary.versions));
    text
}

fn written(block: &Block, line: &Line) -> String {
    let dash = match block.part {
        Part::Scores | Part::Causes => "- ",
        Part::Advice
        | Part::Presenting
        | Part::Positive
        | Part::Measured
        | Part::Risks
        | Part::Unknown
        | Part::Negative
        | Part::NotAsked => "",
    };
    if line.label.is_empty() { format!("{}\n", line.text) } else { format!("{dash}{}: {}\n", line.label, line.text) }
}

/// The text as part of a `data:` address.
pub fn percent(text: &str) -> String {
    let one = |byte: u8| {
        if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(one).collect()
}
