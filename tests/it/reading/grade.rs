//! The Flesch-Kincaid grade of sentences: 0.39 words a sentence + 11.8 syllables a word - 15.59.

use super::prose::words;

/// Syllables of words that the dictionary does not know or says otherwise, British spellings above all.
#[rustfmt::skip]
const SYLLABLES: &[(&str, usize)] = &[
    ("atrial", 3), ("bmi", 3), ("cellulitis", 4), ("charcot", 2), ("ck", 2), ("claudication", 4),
    ("cm", 4), ("diazepam", 4), ("dvt", 3), ("ecg", 3), ("fasciitis", 4), ("fibromyalgia", 6),
    ("gabapentin", 4), ("haemophilia", 5), ("hrt", 3), ("ivf", 3), ("kg", 3), ("km", 4),
    ("leiden", 2), ("mg", 4), ("mistyped", 2), ("ml", 4), ("mri", 3), ("neurone", 2),
    ("paleness", 2), ("paler", 2), ("physiotherapist", 6), ("physiotherapy", 6), ("plantar", 2), ("radiotherapy", 6),
    ("raloxifene", 4), ("scaly", 2), ("sciatica", 4), ("sharealike", 3), ("snri", 4), ("ssri", 4),
    ("tarsal", 2), ("thinners", 2),
];

/// A line of fewer words without a stop is a label: "Yes", "Not sure", "Symptoms". It would only flatter the grade.
const LABEL: usize = 3;

/// How hard a text is to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grade {
    /// Words counted.
    pub words: usize,
    /// Syllables counted.
    pub syllables: usize,
    /// Sentences counted.
    pub sentences: usize,
    /// The longest sentence.
    pub longest: String,
}

impl Grade {
    /// Counts the sentences that are no labels.
    pub fn of<'a>(sentences: impl Iterator<Item = &'a str>) -> Self {
        let mut grade = Grade::default();
        for sentence in sentences {
            let count = words(sentence).count();
            if count == 0 || count < LABEL && !sentence.ends_with(['.', '?']) {
                continue;
            }
            grade.sentences += 1;
            grade.words += count;
            grade.syllables += words(sentence).map(syllables).sum::<usize>();
            if count > words(&grade.longest).count() {
                grade.longest = sentence.to_owned();
            }
        }
        grade
    }

    /// The school grade; nothing for a text without a sentence.
    pub fn value(&self) -> Option<f64> {
        let (words, syllables, sentences) = (self.words as f64, self.syllables as f64, self.sentences as f64);
        (self.sentences > 0).then(|| 0.39 * words / sentences + 11.8 * syllables / words - 15.59)
    }

    /// Words in the longest sentence.
    pub fn longest_words(&self) -> usize {
        words(&self.longest).count()
    }
}

/// The syllables of a word: those of its parts, a figure counting one for each digit.
pub fn syllables(word: &str) -> usize {
    let word = word.to_lowercase().replace('\u{2019}', "'");
    word.split('-').filter(|part| !part.is_empty()).map(part_syllables).sum::<usize>().max(1)
}

fn part_syllables(part: &str) -> usize {
    let digits = part.chars().filter(char::is_ascii_digit).count();
    if digits > 0 {
        return digits;
    }
    known(part).unwrap_or_else(|| syllarust::count_syllables(part))
}

/// What our list or the dictionary says of a word.
pub fn known(part: &str) -> Option<usize> {
    let ours = SYLLABLES.iter().find(|(word, _)| *word == part).map(|(_, count)| *count);
    let stem = part.strip_suffix("'s").unwrap_or(part);
    ours.or_else(|| syllarust::try_count_syllables(part)).or_else(|| syllarust::try_count_syllables(stem))
}

#[test]
fn syllables_are_counted_as_spoken() {
    let all =
        [("leg", 1), ("calf", 1), ("muscle", 2), ("emergency", 4), ("rock-hard", 2), ("oedema", 3), ("cellulitis", 4)];
    let more =
        [("DVT", 3), ("48", 2), ("Achilles'", 3), ("today's", 2), ("paracetamol", 5), ("ankles", 2), ("spreads", 1)];
    for (word, count) in all.into_iter().chain(more) {
        assert_eq!(syllables(word), count, "{word}");
    }
}

#[test]
fn the_grade_is_that_of_the_formula() {
    let grade = Grade::of(["The cat sat on the mat.", "Symptoms", "It was happy"].into_iter());
    assert_eq!((grade.words, grade.syllables, grade.sentences), (9, 10, 2));
    let value = grade.value().expect("sentences");
    assert!((value - (0.39 * 4.5 + 11.8 * 10.0 / 9.0 - 15.59)).abs() < 1e-9, "{value}");
    assert_eq!(Grade::of(["No", "Symptoms"].into_iter()).value(), None);
    let hard = Grade::of(["Anticoagulation necessitates immediate ultrasonographic evaluation."].into_iter());
    assert!(hard.value() > Some(20.0), "{hard:?}");
}
