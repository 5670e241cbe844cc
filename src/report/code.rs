//! The summary as a QR code that any phone can read from the screen, without a server.

use super::summary::{Line, Part, Summary};
use super::text::to_plain_text;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The greatest code that a phone reads from the screen of another: 97 squares a side.
const GREATEST: u8 = 20;

/// White squares round the code, as its standard wants.
pub const QUIET: i32 = 4;

/// How much of the summary the code holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Everything.
    Whole,
    /// Without what was denied, not sure and not asked, and scores by their result.
    Short,
    /// The same, cut at the end.
    Cut,
}

/// A code and what it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The text, letter by letter as it is decoded.
    pub text: String,
    /// How much of the summary that is.
    pub extent: Extent,
    /// Squares a side, without the white ones round it.
    pub side: i32,
    /// The dark squares as the path of an SVG whose unit is a square; the corner lies inside the white squares.
    pub path: String,
}

/// The code with as much of the summary as fits.
pub fn code(summary: &Summary) -> Code {
    let whole = plain_letters(&to_plain_text(summary));
    let short = plain_letters(&short_text(summary));
    let found = qr(&whole).map(|qr| (qr, whole, Extent::Whole));
    let found = found.or_else(|| qr(&short).map(|qr| (qr, short.clone(), Extent::Short)));
    let (qr, text, extent) = found.unwrap_or_else(|| cut(&short));
    Code { text, extent, side: qr.size(), path: path(&qr) }
}

fn qr(text: &str) -> Option<QrCode> {
    let segments = QrSegment::make_segments(text);
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, Version::MIN, Version::new(GREATEST), None, false).ok()
}

/// The text cut after the last line that fits.
fn cut(text: &str) -> (QrCode, String, Extent) {
    let mut lines: Vec<&str> = text.lines().collect();
    loop {
        lines.pop();
        let shorter = format!("{}\n[cut]\n", lines.join("\n"));
        if let Some(qr) = qr(&shorter) {
            return (qr, shorter, Extent::Cut);
        }
    }
}

/// What matters most, in few lines.
fn short_text(summary: &Summary) -> String {
    let mut text = format!("CALFCHECK, SHORT SUMMARY\n{}. {}\n", summary.who, summary.made);
    for block in &summary.blocks {
        let wanted: Vec<&Line> = match block.part {
            Part::Advice | Part::Presenting | Part::Positive | Part::Measured | Part::Causes => {
                block.lines.iter().collect()
            }
            Part::Risks => block.lines.iter().filter(|line| !line.text.starts_with("no: ")).collect(),
            Part::Scores => Vec::new(),
            Part::Unknown | Part::Negative | Part::NotAsked => Vec::new(),
        };
        if block.part == Part::Scores {
            let points = block.lines.iter().find(|line| line.label == "Points reported");
            text.push_str(&format!("{}: {}\n", block.heading, points.map_or("see the page", |line| &line.text)));
        }
        wanted.into_iter().for_each(|line| text.push_str(&format!("{}: {}\n", line.label, line.text)));
    }
    text + &summary.versions + "\nLeft out: denied, not sure, not asked.\n"
}

/// Letters that every reader decodes alike.
fn plain_letters(text: &str) -> String {
    let plain = |letter: char| match letter {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ö' | 'ó' | 'ô' => 'o',
        'ü' => 'u',
        'ä' | 'á' | 'à' => 'a',
        '–' | '−' => '-',
        '‘' | '’' => '\'',
        letter if letter.is_ascii() => letter,
        _ => ' ',
    };
    text.chars().map(plain).collect()
}

/// Each run of dark squares in a row as one rectangle.
fn path(qr: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..qr.size() {
        let mut x = 0;
        while x < qr.size() {
            let start = x;
            while x < qr.size() && qr.get_module(x, y) {
                x += 1;
            }
            if x > start {
                path.push_str(&format!("M{} {}h{}v1h-{}z", start + QUIET, y + QUIET, x - start, x - start));
            }
            x += 1;
        }
    }
    path
}
