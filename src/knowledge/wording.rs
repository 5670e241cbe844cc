//! Sentences that say something else when the check is about another person, as types.
//! Not here: how all other sentences are turned; that is `words`.

/// A sentence whose other form does not follow word by word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    /// The sentence as it is said to the person whom it is about.
    pub you: &'static str,
    /// The sentence as it is said to someone who asks for another person.
    pub they: &'static str,
}

/// The sentences of a text, each with the space behind it: put together they are the text.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let ends = |(place, _): &(usize, &str)| rest[..*place].ends_with(['.', '?', '!', ':']);
        let end = rest.match_indices(' ').find(ends).map_or(rest.len(), |(place, _)| place + 1);
        let (sentence, after) = rest.split_at(end);
        rest = after;
        (!sentence.is_empty()).then_some(sentence)
    })
}
