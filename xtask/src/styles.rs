//! One stylesheet from many: joined in the order of their names, without comments and idle space.
//!
//! Not here: anything that understands CSS. Words, numbers and their order stay as they were written.

use anyhow::{Context, Result};
use std::path::Path;

/// Joins `static/styles/*.css`, also into `target/styles/styles.css`, where Trunk finds it.
pub fn join(root: &Path) -> Result<String> {
    let folder = root.join("static/styles");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .with_context(|| format!("no folder `{}`", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    files.sort();
    let mut css = String::new();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        css += &minify(&text).with_context(|| format!("in `{}`", file.display()))?;
    }
    let target = root.join("target/styles/styles.css");
    // A file that is written anew would start `trunk serve` again, and so for ever.
    if std::fs::read_to_string(&target).is_ok_and(|written| written == css) {
        return Ok(css);
    }
    std::fs::create_dir_all(root.join("target/styles"))?;
    std::fs::write(&target, &css)?;
    Ok(css)
}

/// Leaves out comments, and space where it means nothing. Strings and addresses stay whole.
fn minify(css: &str) -> Result<String> {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let length = if rest.starts_with("/*") {
            let length = rest.find("*/").context("a comment has no end")? + 2;
            space(&mut out);
            length
        } else if next == '"' || next == '\'' {
            let length = string(rest, next).context("a string has no end")?;
            out += &rest[..length];
            length
        } else if rest.starts_with("url(") {
            let length = rest.find(')').context("an address has no end")? + 1;
            out += &rest[..length];
            length
        } else if next.is_ascii_whitespace() {
            space(&mut out);
            1
        } else {
            push(&mut out, next);
            next.len_utf8()
        };
        rest = &rest[length..];
    }
    Ok(out.trim_end().to_owned())
}

/// The length of the string at the start of the text, quotes included.
fn string(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    let inner = text[1..].char_indices().find(|&(_, letter)| {
        let ends = letter == quote && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    })?;
    Some(inner.0 + 2)
}

/// One space, unless what stands before makes it idle.
fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',']) {
        out.push(' ');
    }
}

fn push(out: &mut String, letter: char) {
    if matches!(letter, '{' | '}' | ';' | ',') && out.ends_with(' ') {
        out.pop();
    }
    if letter == '}' && out.ends_with(';') {
        out.pop();
    }
    out.push(letter);
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(minify(css).unwrap(), expected);
    }

    #[test]
    fn space_goes_where_it_means_nothing() {
        check("a ,\n b {\n  color : red ;\n  top: 0;\n}\n", "a,b{color : red;top: 0}");
    }

    #[test]
    fn space_stays_where_it_means_something() {
        check("a  :hover\n.b > c{x:calc(1px  +  2px)}", "a :hover .b > c{x:calc(1px + 2px)}");
    }

    #[test]
    fn a_comment_leaves_words_apart() {
        check("a/* one */b{}/* two */\nc{}", "a b{}c{}");
    }

    #[test]
    fn strings_and_addresses_stay_whole() {
        check("a{b:\" /* \\\" ; \"}", "a{b:\" /* \\\" ; \"}");
        check("a{b:url(x  ,y)}", "a{b:url(x  ,y)}");
    }

    #[test]
    fn what_has_no_end_is_refused() {
        assert!(minify("a{} /* b").is_err());
        assert!(minify("a{b:'c}").is_err());
    }
}
