//! Checks the condition data and compiles it in. A mistake fails the build with file, line and what to write instead.

#[path = "src/knowledge/compile/mod.rs"]
#[allow(dead_code, unused_imports, missing_docs, reason = "shared with the tests, which use other parts")]
mod compile;
#[path = "src/engine/mod.rs"]
#[allow(dead_code, unused_imports, reason = "only the differential is needed here")]
mod engine;
#[path = "src/knowledge/types.rs"]
#[allow(dead_code, reason = "the app uses the rest")]
mod knowledge;
#[path = "src/knowledge/packed.rs"]
#[allow(dead_code, missing_docs, reason = "the app reads what is written here")]
mod packed;

#[path = "src/bin/vignettes/story.rs"]
#[allow(dead_code, reason = "the command uses the rest")]
mod story;
#[path = "src/vignettes/story.rs"]
#[allow(dead_code, reason = "the command uses the rest")]
mod vignettes;
#[path = "src/words.rs"]
#[allow(dead_code, reason = "the app uses the rest")]
mod words;

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// Every folder with stories, in the order of the runs.
const STORIES: [&str; 4] =
    ["tests/vignettes", "tests/vignettes_blind", "tests/vignettes_composed", "tests/vignettes_kept_apart"];

fn main() {
    let folder = Path::new("src/knowledge");
    println!("cargo::rerun-if-changed=src/knowledge");
    println!("cargo::rerun-if-changed=src/engine");
    println!("cargo::rerun-if-changed=src/words.rs");
    println!("cargo::rerun-if-changed=src/vignettes/story.rs");
    println!("cargo::rerun-if-changed=src/bin/vignettes/story.rs");
    STORIES.iter().for_each(|folder| println!("cargo::rerun-if-changed={folder}"));
    let knowledge = compile::load(folder).unwrap_or_else(|problems| fail(&problems));
    let backing = compile::backing(folder).unwrap_or_else(|problems| fail(&problems));
    let text = compile::emit(&knowledge);
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    println!("cargo::rustc-env=CALFCHECK_KNOWLEDGE_VERSION={:08x}", hasher.finish() >> 32);
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, content: &[u8]| {
        std::fs::write(Path::new(&out).join(name), content).expect("the build folder can be written");
    };
    write("knowledge.rs", text.as_bytes());
    match stories(&knowledge) {
        Ok(text) => write("vignettes.rs", text.as_bytes()),
        Err(problem) => {
            println!("cargo::error={problem}");
            std::process::exit(1);
        }
    }
    write("backing.rs", backing.as_bytes());
    let shown = |score: &&knowledge::Score| score.audience != knowledge::Audience::Never;
    let scores: Vec<_> = knowledge.scores.iter().filter(shown).copied().collect();
    let packed = packed::write(&knowledge::Knowledge { scores: scores.leak(), ..knowledge });
    write("knowledge.txt", packed.texts.as_bytes());
    write("knowledge.bin", &packed.numbers);
}

/// The stories as Rust, so that nothing has to read files where they are run; apart from them what they say to a reader.
fn stories(knowledge: &knowledge::Knowledge) -> Result<String, String> {
    let (mut folders, mut texts) = (String::new(), String::new());
    for path in STORIES {
        let (mut stories, mut told) = (String::new(), String::new());
        for (story, text) in story::read_all(knowledge, Path::new(path))? {
            let vignettes::Story { id, age, female, present, absent, not_sure, numbers, diagnosis, .. } = story;
            let vignettes::Story { also_accept, must_not_miss, urgency, acceptable, .. } = story;
            let acceptable: String = acceptable.iter().map(|level| format!("Urgency::{level:?},")).collect();
            let _ = writeln!(
                stories,
                "Story {{ id: {id:?}, age: {age:?}_f32, female: {female}, present: &{present:?}, absent: &{absent:?}, not_sure: \
                 &{not_sure:?}, numbers: &{numbers:?}, diagnosis: {diagnosis:?}, also_accept: &{also_accept:?}, must_not_miss: \
                 &{must_not_miss:?}, urgency: Urgency::{urgency:?}, acceptable: &[{acceptable}] }},"
            );
            let _ = writeln!(told, "{text:?},");
        }
        let _ = writeln!(folders, "Folder {{ path: {path:?}, stories: &[{stories}] }},");
        let _ = writeln!(texts, "&[{told}],");
    }
    let count = STORIES.len();
    Ok(format!(
        "/// The folders with stories.\npub static FOLDERS: [Folder; {count}] = [{folders}];\n\
         /// What the stories of each folder say to a reader, in the same order.\n\
         #[cfg(not(target_arch = \"wasm32\"))]\npub static TEXTS: [&[Text]; {count}] = [{texts}];\n"
    ))
}

/// Tells every mistake and ends the build.
fn fail(problems: &[compile::Problem]) -> ! {
    for problem in problems {
        println!("cargo::error=src/knowledge/{problem}");
    }
    std::process::exit(1);
}
