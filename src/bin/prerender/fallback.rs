//! What every page keeps below the app, for when there is no app: why that is, and the emergency signs.
//! The styles hide it while the app runs, and put it first when it can't.

const SIGNS: &str = "emergency-signs";

/// The list of emergency signs as the start page has it, under another name.
pub fn signs(start: &str) -> Result<String, &'static str> {
    let open = start.find(&format!("<section aria-labelledby=\"{SIGNS}\"")).ok_or("the start page has no signs")?;
    let close = start[open..].find("</section>").ok_or("the signs have no end")? + "</section>".len();
    Ok(start[open..open + close].replace(SIGNS, "fallback-signs"))
}

/// The section for a page; without the signs where the page itself has them.
pub fn section(app: &str, signs: &str) -> String {
    let signs = if app.contains(SIGNS) { "" } else { signs };
    format!(
        "<aside class=\"fallback page\" aria-label=\"Without the questions\">\n<p class=\"fallback__note\">The questions need a \
         newer browser with JavaScript. Everything else can be read without them.</p>\n{signs}</aside>"
    )
}
