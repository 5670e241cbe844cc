//! Numbers as people write them: some digits, a point, at most three more. The standard library reads and writes every
//! number there is, with tables that would weigh more than a page of the app.

/// Digits kept behind the point.
const PLACES: usize = 3;

/// The number, unless the text is none: digits with at most one point, a minus in front.
pub fn read(text: &str) -> Option<f32> {
    let (sign, text) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = || whole.bytes().chain(part.bytes());
    if digits().next().is_none() || !digits().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let add = |sum: f64, digit: u8| sum * 10.0 + f64::from(digit - b'0');
    let kept = part.bytes().take(PLACES);
    let scale = 10_u32.pow(u32::try_from(kept.len()).unwrap_or_default());
    let value = whole.bytes().chain(kept).fold(0.0, add) / f64::from(scale);
    #[expect(clippy::cast_possible_truncation, reason = "answers are kept so")]
    Some((sign * value) as f32)
}

/// The number as it is written, without zeros at the end.
pub fn write(value: f32) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "answers lie between limits that are far smaller")]
    let thousandths = (f64::from(value) * 1000.0).round() as i64;
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, part) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    let text = format!("{sign}{whole}.{part:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The number with so many digits behind the point, zeros too.
pub fn fixed(value: f64, places: u32) -> String {
    let scale = 10_u64.pow(places);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "shares of 100 and less")]
    let steps = (value * scale as f64).round() as u64;
    match places {
        0 => steps.to_string(),
        places => format!("{}.{:0width$}", steps / scale, steps % scale, width = places as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::{fixed, read, write};

    #[test]
    fn what_is_read_is_what_the_standard_library_reads() {
        for text in [
            "0",
            "44",
            "24.5",
            ".5",
            "7.",
            "-3.25",
            "999.999",
            "0.001",
            "120",
            "016.70",
            "34028",
            "12345678901234567890",
        ] {
            assert_eq!(read(text), text.parse().ok(), "{text}");
        }
        for text in ["", ".", "-", "--1", "1-", "1.2.3", "1e3", "inf", "+4", " 4"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_comes_back_as_it_was_written() {
        for thousandths in (0..200_000).step_by(7) {
            let value = thousandths as f32 / 1000.0;
            assert_eq!(write(value), value.to_string());
            assert_eq!(read(&write(value)), Some(value));
        }
        assert_eq!([-1.5, 0.0, 250.0].map(write), ["-1.5", "0", "250"]);
    }

    #[test]
    fn a_share_has_its_digits() {
        for thousandths in 0..1000 {
            let value = f64::from(thousandths) / 999.0;
            assert_eq!(fixed(value, 3), format!("{value:.3}"));
            assert_eq!(fixed(value * 100.0, 1), format!("{:.1}", value * 100.0));
            assert_eq!(fixed(value * 100.0, 0), format!("{:.0}", value * 100.0));
        }
    }

    #[test]
    fn digits_that_nobody_measures_are_left_out() {
        assert_eq!(read("24.56789"), Some(24.567));
    }
}
