//! What search engines and other programs are told of a page (schema.org, as JSON-LD). Only what the data holds and the page
//! shows; no reviewer is claimed, for there is none.

use calfcheck::knowledge::{Condition, ConditionId, KNOWLEDGE, LookAlike};
use calfcheck::open_data::{ALL, changed, tables, version};
use calfcheck::report::Json;
use calfcheck::ui::{AppState, Route, description, title};

const LICENCE: &str = "https://creativecommons.org/licenses/by-sa/4.0/";

/// General pages that are about the site, not about health.
const ABOUT_THE_SITE: &[&str] = &["about", "how_this_works", "what_can_go_wrong"];

/// The block for a page, for its head; empty where there is nothing to tell. Browsers do not run it.
pub fn block(route: Route, base: &str) -> String {
    let told = match route {
        Route::Start => start(base),
        Route::Condition(id) => with(page("MedicalWebPage", route, base), vec![("about", condition(id, base))]),
        Route::Topic(place) if ABOUT_THE_SITE.contains(&KNOWLEDGE.topics[place].id) => page("WebPage", route, base),
        Route::Topic(_) | Route::Stretches | Route::Plan => {
            let about = map("MedicalSymptom", vec![("name", Json::text("Calf pain"))]);
            with(page("MedicalWebPage", route, base), vec![("about", about)])
        }
        Route::Conditions => page("CollectionPage", route, base),
        Route::Sources | Route::HowGood | Route::Changes => page("WebPage", route, base),
        Route::Data => data(base),
        Route::Check
        | Route::Emergency
        | Route::Answers
        | Route::Result
        | Route::Summary
        | Route::Say
        | Route::Code
        | Route::SafetyNet
        | Route::Saved
        | Route::NotFound => return String::new(),
    };
    let mut text = String::new();
    with(Json::Map(vec![("@context", Json::text("https://schema.org"))]), pairs(told)).write(&mut text);
    // The end of the block must not be written inside of it.
    format!("  <script type=\"application/ld+json\">{}</script>\n  ", text.replace('<', "\\u003c"))
}

type Pairs = Vec<(&'static str, Json)>;

fn pairs(json: Json) -> Pairs {
    match json {
        Json::Map(pairs) => pairs,
        Json::Text(_) | Json::Number(_) | Json::Truth(_) | Json::List(_) | Json::Nothing => Vec::new(),
    }
}

/// A thing of this type; what is empty is left out.
fn map(kind: &'static str, properties: Pairs) -> Json {
    with(Json::Map(vec![("@type", Json::text(kind))]), properties)
}

fn with(json: Json, more: Pairs) -> Json {
    let full = |(_, value): &(&str, Json)| *value != Json::List(Vec::new()) && *value != Json::text("");
    Json::Map(pairs(json).into_iter().chain(more.into_iter().filter(full)).collect())
}

fn address(base: &str, path: &str) -> Json {
    Json::text(format!("{base}{path}"))
}

fn site(base: &str) -> Json {
    map("WebSite", vec![("name", Json::text("CalfCheck")), ("url", address(base, "/"))])
}

/// The title of the page without the name of the site.
fn name(route: Route) -> String {
    let title = title(&AppState::new(route, None, KNOWLEDGE.regions.len() - 1));
    title.trim_end_matches(" - CalfCheck").to_owned()
}

fn page(kind: &'static str, route: Route, base: &str) -> Json {
    map(
        kind,
        vec![
            ("name", Json::text(name(route))),
            ("description", Json::text(description(route))),
            ("url", address(base, &route.path())),
            ("inLanguage", Json::text("en-GB")),
            ("isAccessibleForFree", Json::Truth(true)),
            ("license", Json::text(LICENCE)),
            ("isPartOf", site(base)),
        ],
    )
}

/// The site and the check, which is a program that runs in the browser.
fn start(base: &str) -> Json {
    let both = |kind, more: Pairs| {
        let own =
            vec![("name", Json::text("CalfCheck")), ("url", address(base, "/")), ("inLanguage", Json::text("en-GB"))];
        map(kind, [own, more].concat())
    };
    let check = both(
        "WebApplication",
        vec![
            ("description", Json::text(description(Route::Start))),
            ("applicationCategory", Json::text("HealthApplication")),
            ("operatingSystem", Json::text("Any")),
            ("browserRequirements", Json::text("JavaScript and WebAssembly")),
            ("isAccessibleForFree", Json::Truth(true)),
        ],
    );
    Json::Map(vec![("@graph", Json::List(vec![both("WebSite", vec![]), check]))])
}

/// Each line as the name of a thing of this type.
fn named(kind: &'static str, lines: impl IntoIterator<Item = &'static str>) -> Json {
    Json::List(lines.into_iter().map(|line| map(kind, vec![("name", Json::text(line))])).collect())
}

fn condition(id: ConditionId, base: &str) -> Json {
    let condition = KNOWLEDGE.condition(id);
    let words = &condition.words;
    let names = std::iter::once(&condition.medical_name).chain(condition.aliases).map(|name| Json::text(*name));
    let codes = condition.icd10.split("; ").filter(|code| !code.is_empty());
    let code = |code| map("MedicalCode", vec![("codeValue", Json::text(code)), ("codingSystem", Json::text("ICD-10"))]);
    map(
        "MedicalCondition",
        vec![
            ("name", Json::text(condition.plain_name)),
            ("alternateName", Json::List(names.collect())),
            ("code", Json::List(codes.map(code).collect())),
            ("signOrSymptom", named("MedicalSymptom", words.symptoms.iter().copied())),
            ("riskFactor", named("MedicalRiskFactor", words.who_gets_it.iter().copied())),
            ("possibleTreatment", named("MedicalTherapy", treatments(id))),
            ("differentialDiagnosis", look_alikes(condition, base)),
            ("expectedPrognosis", Json::text(words.recovery.join(" "))),
            ("primaryPrevention", named("MedicalTherapy", words.prevention.iter().copied())),
        ],
    )
}

/// Lines of care at home that do something to the leg, and exercises that suit. Advice to be seen is no treatment.
fn treatments(id: ConditionId) -> Vec<&'static str> {
    let helps = KNOWLEDGE.condition(id).words.what_helps;
    let does = |line: usize| KNOWLEDGE.home_lines.iter().any(|it| it.condition == id && usize::from(it.line) == line);
    let lines = helps.iter().enumerate().filter(|(place, _)| does(*place)).map(|(_, line)| *line);
    lines.chain(KNOWLEDGE.exercises.iter().filter(|it| it.suits.contains(&id)).map(|it| it.name)).collect()
}

fn look_alikes(condition: &Condition, base: &str) -> Json {
    let other = |it: &LookAlike| {
        let page = address(base, &Route::Condition(it.condition).path());
        let name = Json::text(KNOWLEDGE.condition(it.condition).plain_name);
        map(
            "DDxElement",
            vec![
                ("diagnosis", map("MedicalCondition", vec![("name", name), ("url", page)])),
                ("distinguishingSign", map("MedicalSignOrSymptom", vec![("name", Json::text(it.difference))])),
            ],
        )
    };
    Json::List(condition.look_alikes.iter().map(other).collect())
}

/// The open data, with every file.
fn data(base: &str) -> Json {
    let file = |name: &str, format| {
        map(
            "DataDownload",
            vec![
                ("name", Json::text(name)),
                ("encodingFormat", Json::text(format)),
                ("contentUrl", address(base, &format!("/data/{name}"))),
            ],
        )
    };
    let tables = tables();
    let files =
        std::iter::once(file(ALL, "application/json")).chain(tables.iter().map(|it| file(&it.file(), "text/csv")));
    map(
        "Dataset",
        vec![
            ("name", Json::text("CalfCheck condition data")),
            ("description", Json::text(description(Route::Data))),
            ("url", address(base, &Route::Data.path())),
            ("inLanguage", Json::text("en-GB")),
            ("version", Json::text(version())),
            ("dateModified", Json::text(changed())),
            ("isAccessibleForFree", Json::Truth(true)),
            ("license", Json::text(LICENCE)),
            ("creator", map("Organization", vec![("name", Json::text("CalfCheck maintainers"))])),
            ("distribution", Json::List(files.collect())),
        ],
    )
}
