//! The colours of the style sheet against each other (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../static/styles/20-tokens.css");

type Colours = BTreeMap<String, [f64; 3]>;

/// The colours that a block sets by name, the first block that starts after `mark`.
fn colours(mark: &str) -> Colours {
    let after = TOKENS.split_once(mark).unwrap_or_else(|| panic!("`{mark}` is not in the tokens")).1;
    let block = after.split_once('}').expect("an end").0;
    let pairs = block.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"));
    pairs.map(|(name, hex)| (name.to_owned(), channels(hex.trim()))).collect()
}

fn channels(hex: &str) -> [f64; 3] {
    let long: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&long[at..at + 2], 16).expect("a colour")))
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|channel| {
        let share = channel / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn ratio(one: [f64; 3], other: [f64; 3]) -> f64 {
    let [one, other] = [one, other].map(luminance);
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What falls short: `name on ground: ratio`.
fn short(colours: &Colours, names: &[&str], grounds: &[&str], least: f64) -> Vec<String> {
    let pairs = names.iter().flat_map(|name| grounds.iter().map(move |ground| (*name, *ground)));
    let measured = pairs.map(|(name, ground)| (name, ground, ratio(colours[name], colours[ground])));
    measured
        .filter(|(.., ratio)| *ratio < least)
        .map(|(name, ground, ratio)| format!("{name} on {ground}: {ratio:.2}"))
        .collect()
}

fn themes() -> [Colours; 2] {
    [colours("color-scheme: light;"), colours(":root[data-theme=\"dark\"] {")]
}

#[test]
fn the_two_ways_into_the_dark_lead_to_the_same_colours() {
    assert_eq!(colours(":root:not([data-theme=\"light\"]) {"), colours(":root[data-theme=\"dark\"] {"));
}

#[test]
fn every_text_colour_can_be_read_on_every_ground() {
    for theme in themes() {
        let texts = ["ink", "muted", "teal", "red", "amber", "blue", "green"];
        assert_eq!(short(&theme, &texts, &["paper", "card", "tint"], 4.5), Vec::<String>::new());
    }
    let light = colours("color-scheme: light;");
    assert_eq!(short(&light, &["colour-alarm"], &["colour-on-alarm"], 7.0), Vec::<String>::new());
}

#[test]
fn borders_of_controls_the_focus_ring_and_signs_stand_out() {
    for theme in themes() {
        assert_eq!(short(&theme, &["line", "teal", "red"], &["paper", "card", "tint"], 3.0), Vec::<String>::new());
    }
}

#[test]
fn a_faint_colour_is_found() {
    let mut theme = colours("color-scheme: light;");
    theme.insert("line".to_owned(), channels("c0c8cc"));
    assert_eq!(short(&theme, &["line"], &["card"], 3.0).len(), 1);
    assert!((ratio([0.0; 3], [255.0; 3]) - 21.0).abs() < 1e-9);
}
