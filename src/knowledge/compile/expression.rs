//! Reads the rule language: `all(...)`, `any(...)`, `not(x)`, `at_least(n, ...)`, names and comparisons.

use crate::knowledge::{Comparison, Expr, FindingId};

/// Reads an expression; `lookup` turns a name into its finding or says what is wrong with it.
pub fn parse(text: &str, lookup: &dyn Fn(&str) -> Result<FindingId, String>) -> Result<Expr, String> {
    let tokens = tokens(text)?;
    let mut reader = Reader { tokens: &tokens, place: 0, lookup };
    let expr = reader.expression()?;
    match reader.peek() {
        None => Ok(expr),
        Some(rest) => Err(format!("`{rest}` is left over after the expression `{text}`")),
    }
}

fn tokens(text: &str) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let length = match first {
            '(' | ')' | ',' => 1,
            '<' | '>' if rest[1..].starts_with('=') => 2,
            '<' | '>' => 1,
            c if word(c) => rest.find(|c| !word(c)).unwrap_or(rest.len()),
            c => return Err(format!("`{c}` has no place in the expression `{text}`")),
        };
        found.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    Ok(found)
}

struct Reader<'a> {
    tokens: &'a [String],
    place: usize,
    lookup: &'a dyn Fn(&str) -> Result<FindingId, String>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.tokens.get(self.place).map(String::as_str)
    }

    fn take(&mut self) -> Result<&'a str, String> {
        let token = self.peek().ok_or("the expression ends too early")?;
        self.place += 1;
        Ok(token)
    }

    fn expect(&mut self, wanted: &str) -> Result<(), String> {
        let found = self.take()?;
        if found == wanted { Ok(()) } else { Err(format!("`{wanted}` expected where `{found}` stands")) }
    }

    fn expression(&mut self) -> Result<Expr, String> {
        let word = self.take()?;
        if self.peek() == Some("(") {
            return self.call(word);
        }
        let finding = (self.lookup)(word)?;
        let comparison = match self.peek() {
            Some(">=") => Comparison::AtLeast,
            Some("<=") => Comparison::AtMost,
            Some(">") => Comparison::Above,
            Some("<") => Comparison::Below,
            _ => return Ok(Expr::Is(finding)),
        };
        self.place += 1;
        let limit = self.take()?;
        let limit = limit.parse().map_err(|_| format!("a number expected where `{limit}` stands"))?;
        Ok(Expr::Compare(finding, comparison, limit))
    }

    fn call(&mut self, word: &str) -> Result<Expr, String> {
        self.expect("(")?;
        match word {
            "all" => Ok(Expr::All(leak(self.arguments()?))),
            "any" => Ok(Expr::Any(leak(self.arguments()?))),
            "not" => match self.arguments()?.as_slice() {
                [inner] => Ok(Expr::Not(&leak(vec![*inner])[0])),
                parts => Err(format!("`not` takes one part, not {}", parts.len())),
            },
            "at_least" => {
                let least = self.take()?;
                let least = least.parse().map_err(|_| format!("a count expected, not `{least}`"))?;
                self.expect(",")?;
                let parts = self.arguments()?;
                if least == 0 || usize::from(least) > parts.len() {
                    return Err(format!("`at_least({least}, ...)` has {} parts", parts.len()));
                }
                Ok(Expr::AtLeast(least, leak(parts)))
            }
            _ => Err(format!("`{word}` is not `all`, `any`, `not` or `at_least`")),
        }
    }

    fn arguments(&mut self) -> Result<Vec<Expr>, String> {
        let mut parts = vec![self.expression()?];
        loop {
            match self.take()? {
                "," => parts.push(self.expression()?),
                ")" => return Ok(parts),
                other => return Err(format!("`,` or `)` expected where `{other}` stands")),
            }
        }
    }
}

/// Data read at build time lives as long as the build.
pub fn leak<T>(values: Vec<T>) -> &'static [T] {
    Box::leak(values.into_boxed_slice())
}
