//! Every component in every state on one page without the app: what the pictures are compared with. No page links to it.

use super::{escape, without_app};
use calfcheck::ui::gallery::{Exhibit, ExhibitProps, Specimen, own_names, specimens};

/// The page, from the template of all others.
pub async fn page(template: &str, base: &str) -> String {
    let mut body = String::new();
    for specimen in specimens() {
        body += &section(specimen, base).await;
    }
    let frame = format!(
        "<main class=\"page\" id=\"main\"><div class=\"page__content\"><h1 class=\"page__title\">Components</h1>\n{body}</div></main>"
    );
    without_app(template)
        .replace("<!--title-->", "Components - CalfCheck")
        .replace("<!--description-->", "Every component in every state, for the tests.")
        .replace("</title>", "</title>\n    <meta name=\"robots\" content=\"noindex\">")
        .replace("<!--app-->", &frame)
}

async fn section(specimen: Specimen, base: &str) -> String {
    let Specimen { name, state, body, open } = specimen;
    let id: String = name.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect::<String>().replace(' ', "-");
    let props = ExhibitProps { state, base: base.to_owned().into(), children: body };
    let html = yew::LocalServerRenderer::<Exhibit>::with_props(props).hydratable(false).render().await;
    format!(
        "<section class=\"split specimen\" id=\"{id}\"><h2>{}</h2>\n{}</section>\n",
        escape(&name),
        own_names(&html, &id, open)
    )
}
