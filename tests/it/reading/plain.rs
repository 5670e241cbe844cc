//! Words that pages do without, or that stand beside plainer ones.

/// Words that no page uses, in small letters. What a person ought to do is said as what to do; shares are "1 in 7".
const UNUSED: &[&str] = &["should", "triage", "percent", "per cent", "percentage"];

/// The medical word or a part of it, in small letters, and plainer words of which one stands on the same page.
#[rustfmt::skip]
const PLAIN: &[(&str, &[&str])] = &[
    ("aneurysm", &["widened artery"]),
    ("angina", &["heart"]),
    ("anti-inflammator", &["ibuprofen"]),
    ("anticoagula", &["blood thinner"]),
    ("arthritis", &["worn", "joint", "knee"]),
    ("atrial fibrillation", &["irregular heartbeat", "uneven heartbeat"]),
    ("cauda equina", &["nerves"]),
    ("cellulitis", &["skin infection"]),
    ("chemotherapy", &["cancer"]),
    ("cirrhosis", &["scarred liver"]),
    ("claudication", &["narrowed", "pinched"]),
    ("compartment", &["pressure"]),
    ("d-dimer", &["blood test"]),
    ("dialysis", &["kidney"]),
    ("embolism", &["clot"]),
    ("fasciitis", &["heel", "deep infection", "fast, deep infection", "flesh"]),
    ("fasciotomy", &["surgery", "operation"]),
    ("gastrocnemius", &["calf"]),
    ("haematoma", &["blood"]),
    ("ischaemia", &["blocked", "blood flow"]),
    ("lymphoedema", &["lymph swelling", "swells for a long time"]),
    ("musculoskeletal", &["muscle"]),
    ("myositis", &["muscle"]),
    ("neuropathy", &["nerve"]),
    ("oedema", &["swell", "swollen"]),
    ("osteoporosis", &["thin bones", "weak bones"]),
    ("plantaris", &["tendon"]),
    ("pre-eclampsia", &["blood pressure"]),
    ("quinolone", &["-floxacin"]),
    ("rhabdomyolysis", &["muscle breakdown", "muscle breaking down", "breaks down"]),
    ("sepsis", &["blood poisoning", "infection"]),
    ("soleus", &["deep"]),
    ("stenosis", &["narrow"]),
    ("tendinitis", &["tendon", "cord"]),
    ("tendinopathy", &["tendon", "cord"]),
    ("thrombosis", &["clot"]),
    ("ulcer", &["sore", "stomach"]),
    ("diuretic", &["water tablet"]),
];

/// Skin signs that only pale skin shows alike, and what also has to be said in the same text: signs that hold on every
/// skin, or the places where every skin shows them.
#[rustfmt::skip]
const SKIN: &[(&[&str], &[&str])] = &[
    (&["red", "redness", "reddened", "redder"], &["darker", "purple", "darkening", "eyes", "cells", "word"]),
    (&["pale", "paler", "paleness", "pallor", "white"], &[
        "grey", "blue", "blotchy", "darker", "cold", "numb", "charred", "lips", "gums", "palms", "sole", "toenail", "nail", "paper",
    ]),
    (&["pink", "pinkish", "flushed", "rosy"], &[]),
];

/// Small letters and single spaces, with a space at both ends and nothing else between words.
fn spaced(text: &str) -> String {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-')).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

fn holds(spaced: &str, word: &str) -> bool {
    spaced.contains(&format!(" {word} "))
}

/// Words of the line that no page uses.
pub fn unused_in(line: &str) -> Vec<&'static str> {
    let words = spaced(line);
    let sign = line.contains('%').then_some("%");
    UNUSED.iter().copied().filter(|word| holds(&words, word)).chain(sign).collect()
}

/// Medical words of a page without a plainer one beside them.
pub fn bare_in(page: &str) -> Vec<&'static str> {
    let page = page.to_lowercase();
    let bare = |(word, plain): &&(&'static str, &[&str])| {
        page.contains(*word) && !plain.iter().any(|plain| page.contains(plain))
    };
    PLAIN.iter().filter(bare).map(|(word, _)| *word).collect()
}

/// Skin signs of a text that do not hold on every skin.
pub fn skin_in(text: &str) -> Vec<&'static str> {
    let words = spaced(text);
    let alone = |(_, beside): &&(&[&str], &[&str])| !beside.iter().any(|word| holds(&words, word));
    SKIN.iter().filter(alone).flat_map(|(signs, _)| *signs).copied().filter(|sign| holds(&words, sign)).collect()
}

#[test]
fn such_words_are_found() {
    assert_eq!(unused_in("You Should know: 7% of people, or 7 per cent"), ["should", "per cent", "%"]);
    assert_eq!(unused_in("between the shoulder blades"), Vec::<&str>::new());
    assert_eq!(bare_in("You may have cellulitis."), ["cellulitis"]);
    assert_eq!(bare_in("A skin infection (cellulitis)."), Vec::<&str>::new());
    assert_eq!(skin_in("A red, hot calf"), ["red"]);
    assert_eq!(skin_in("A red or darker, hot calf, not pale"), Vec::<&str>::new());
    assert_eq!(skin_in("The calf is pale, or pink"), ["pale", "pink"]);
}
