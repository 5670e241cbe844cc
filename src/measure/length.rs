//! A length as people write it: with a comma or a point, a fraction of an inch, a unit behind it.

use crate::decimal;

/// What is on the tape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Centimetres.
    #[default]
    Centimetres,
    /// Inches.
    Inches,
}

impl Unit {
    /// Millimetres in one of it.
    fn millimetres(self) -> f32 {
        match self {
            Unit::Centimetres => 10.0,
            Unit::Inches => 25.4,
        }
    }

    /// The least and the most that a calf measures; wide on purpose, it only catches slips of the pen.
    pub fn limits(self) -> (u8, u8) {
        match self {
            Unit::Centimetres => (15, 90),
            Unit::Inches => (6, 35),
        }
    }

    /// The other unit.
    pub fn other(self) -> Unit {
        match self {
            Unit::Centimetres => Unit::Inches,
            Unit::Inches => Unit::Centimetres,
        }
    }

    /// Its name, for more than one of it.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Centimetres => "cm",
            Unit::Inches => "inches",
        }
    }

    /// A girth as one may write it.
    pub fn example(self) -> &'static str {
        match self {
            Unit::Centimetres => "36.5",
            Unit::Inches => "14 1/2",
        }
    }

    /// So many centimetres in this unit, to a tenth.
    pub fn words(self, centimetres: f32) -> String {
        let tenths = (centimetres * 100.0 / self.millimetres()).round() / 10.0;
        format!("{} {}", decimal::write(tenths), self.name())
    }
}

/// What is wrong with one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing stands there.
    Empty,
    /// It is not a number.
    NotANumber,
    /// No calf measures that.
    OutOfRange,
    /// No calf measures that, but it would fit in the other unit.
    OtherUnit,
}

/// Behind a number, and what it means.
const BEHIND: [(&str, Unit); 6] = [
    ("cm", Unit::Centimetres),
    ("inches", Unit::Inches),
    ("inch", Unit::Inches),
    ("in", Unit::Inches),
    ("\"", Unit::Inches),
    ("\u{2033}", Unit::Inches),
];

/// Fractions that are one letter.
const FRACTIONS: [(char, &str); 7] =
    [('¼', " 1/4"), ('½', " 1/2"), ('¾', " 3/4"), ('⅛', " 1/8"), ('⅜', " 3/8"), ('⅝', " 5/8"), ('⅞', " 7/8")];

/// Reads a girth, in millimetres. A unit written behind the number counts more than the chosen one.
pub fn read(text: &str, chosen: Unit) -> Result<i32, Fault> {
    let text = text.trim().to_ascii_lowercase();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    let behind = BEHIND.iter().find_map(|(words, unit)| text.strip_suffix(words).map(|number| (number, *unit)));
    let (number, unit) = behind.unwrap_or((&text, chosen));
    let value = number_of(number).ok_or(Fault::NotANumber)?;
    let fits = |unit: Unit| {
        let (least, most) = unit.limits();
        (f32::from(least)..=f32::from(most)).contains(&value)
    };
    match (fits(unit), fits(unit.other())) {
        (true, _) => Ok((value * unit.millimetres()).round() as i32),
        (false, true) => Err(Fault::OtherUnit),
        (false, false) => Err(Fault::OutOfRange),
    }
}

/// `35.5`, `35,5`, `14 1/2`, `14½`.
fn number_of(text: &str) -> Option<f32> {
    let mut text = text.replace(',', ".");
    for (letter, words) in FRACTIONS {
        text = text.replace(letter, words);
    }
    let mut parts = text.split_whitespace();
    let whole = plain(parts.next()?)?;
    let Some(part) = parts.next() else { return Some(whole) };
    let (above, below) = part.split_once('/')?;
    let (above, below) = (plain(above)?, plain(below)?);
    let proper = parts.next().is_none() && whole.fract() == 0.0 && above < below;
    proper.then(|| whole + above / below)
}

/// Digits with at most one point; nothing else that a number may be, such as `1e5`.
fn plain(text: &str) -> Option<f32> {
    let digits = text.chars().any(|letter| letter.is_ascii_digit());
    let only = text.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    if digits && only { decimal::read(text) } else { None }
}
