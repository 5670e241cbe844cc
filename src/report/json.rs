//! The few shapes of JSON that exported records need, written without a library.

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// A text.
    Text(String),
    /// A number, as it is written.
    Number(String),
    /// True or false.
    Truth(bool),
    /// Values in order.
    List(Vec<Json>),
    /// Named values in order.
    Map(Vec<(&'static str, Json)>),
    /// No value: only the published data has such.
    #[cfg(not(target_arch = "wasm32"))]
    Nothing,
}

impl Json {
    /// A text.
    pub fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    /// Writes the value.
    pub fn write(&self, out: &mut String) {
        match self {
            Json::Text(text) => write_text(text, out),
            Json::Number(number) => out.push_str(number),
            Json::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
            Json::List(items) => {
                out.push('[');
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Json::Map(items) => {
                out.push('{');
                for (place, (name, item)) in items.iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    write_text(name, out);
                    out.push(':');
                    item.write(out);
                }
                out.push('}');
            }
            #[cfg(not(target_arch = "wasm32"))]
            Json::Nothing => out.push_str("null"),
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            letter if letter < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out.push('"');
}
