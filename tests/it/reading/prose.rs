//! The prose of a page: the sentences that a person reads, from its HTML, and how hard they are to read.
//! Not here: which pages there are.

/// Elements whose text is no prose: drawings, choices of a list, code; and what is quoted as it stands elsewhere.
const SKIPPED_ELEMENTS: &[&str] =
    &["svg", "nav", "select", "script", "table", "button", "footer", "header", "blockquote"];

/// Classes whose text is no prose of the page: ways to other pages, sources, other names of a condition, and the
/// published scores, which are for a clinician.
const SKIPPED_CLASSES: &[&str] =
    &["link-list", "button-row", "sources", "topic__medical", "library-card__medical", "scores", "back-link"];

/// Elements inside a sentence; every other one ends it.
const INLINE: &[&str] = &["a", "span", "strong", "em", "b", "i", "abbr", "small", "label"];

/// Classes of inline elements that stand on a line of their own.
const LINES: &[&str] = &["choice__text", "choice__hint", "cause__fit", "evidence__strength", "visually-hidden"];

/// Elements without an end.
const VOID: &[&str] = &["br", "hr", "img", "input", "meta", "link", "wbr"];

/// A piece of text between two tags, with what is open around it.
struct Open<'a> {
    name: &'a str,
    skipped: bool,
}

/// The lines of the main part of a page, without markup.
pub fn lines(html: &str) -> Vec<String> {
    let main = html.split_once("<main").map_or(html, |(_, rest)| rest);
    let main = main.split_once('>').map_or(main, |(_, rest)| rest);
    let main = main.split("</main>").next().unwrap_or_default();
    let (mut open, mut lines, mut line): (Vec<Open>, Vec<String>, String) = (Vec::new(), Vec::new(), String::new());
    let mut end = |line: &mut String| {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        line.clear();
        if !words.is_empty() {
            lines.push(words);
        }
    };
    for part in main.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        let class = tag.split_once("class=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
        let is = |classes: &[&str]| class.split(' ').any(|one| classes.contains(&one));
        if !(name.is_empty() || name.starts_with('!') || INLINE.contains(&name) && !is(LINES)) {
            end(&mut line);
        }
        if tag.starts_with('/') {
            let place = open.iter().rposition(|one| one.name == name);
            open.truncate(place.unwrap_or(open.len()));
        } else if !(name.is_empty() || name.starts_with('!') || VOID.contains(&name) || tag.ends_with('/')) {
            open.push(Open { name, skipped: SKIPPED_ELEMENTS.contains(&name) || is(SKIPPED_CLASSES) });
        }
        if !open.iter().any(|one| one.skipped) {
            line.push_str(&unescaped(text));
        }
    }
    end(&mut line);
    lines
}

fn unescaped(text: &str) -> String {
    text.replace("&#x27;", "'").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The sentences of a line: each ends with a full stop, a question mark or an exclamation mark before a space, or with
/// the line.
pub fn sentences(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(place) = [". ", "? ", "! "].iter().filter_map(|stop| rest.find(stop)).min() {
        let (sentence, next) = rest.split_at(place + 1);
        found.push(sentence);
        rest = next.trim_start();
    }
    found.push(rest);
    found.retain(|sentence| words(sentence).next().is_some());
    found
}

/// The words of a sentence; two joined by a slash are two, two joined by a hyphen are one.
pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence
        .split([' ', '/', '\u{a0}'])
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// The text without what stands in brackets: there stand medical names, after the plain ones.
pub fn without_brackets(text: &str) -> String {
    let (mut depth, mut out) = (0_usize, String::new());
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    out
}

#[test]
fn a_page_is_read_as_lines_of_prose() {
    let html = "<nav>Home</nav><main id=\"main\"><h1>Calf &amp; shin</h1><ul class=\"link-list\"><li>Away</li></ul>\
                <p>One <strong>leg</strong>.<br/>Two<!-- x --> legs</p><svg><title>No</title></svg></main>Foot";
    assert_eq!(lines(html), ["Calf & shin", "One leg.", "Two legs"]);
}

#[test]
fn sentences_end_at_stops_and_not_in_figures() {
    assert_eq!(sentences("It is 1.5 cm: measure. Again? Yes"), ["It is 1.5 cm: measure.", "Again?", "Yes"]);
    assert_eq!(words("tip-toe, 'and/or' (both)").collect::<Vec<_>>(), ["tip-toe", "and", "or", "both"]);
    assert_eq!(without_brackets("A clot (thrombosis) hurts"), "A clot  hurts");
}
