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

#[path = "src/words.rs"]
#[allow(dead_code, reason = "the app uses the rest")]
mod words;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

fn main() {
    let folder = Path::new("src/knowledge");
    println!("cargo::rerun-if-changed=src/knowledge");
    println!("cargo::rerun-if-changed=src/engine");
    println!("cargo::rerun-if-changed=src/words.rs");
    let knowledge = match compile::load(folder) {
        Ok(knowledge) => knowledge,
        Err(problems) => {
            for problem in &problems {
                println!("cargo::error=src/knowledge/{problem}");
            }
            std::process::exit(1);
        }
    };
    let text = compile::emit(&knowledge);
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    println!("cargo::rustc-env=CALFCHECK_KNOWLEDGE_VERSION={:08x}", hasher.finish() >> 32);
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, content: &[u8]| {
        std::fs::write(Path::new(&out).join(name), content).expect("the build folder can be written");
    };
    write("knowledge.rs", text.as_bytes());
    let shown = |score: &&knowledge::Score| score.audience != knowledge::Audience::Never;
    let scores: Vec<_> = knowledge.scores.iter().filter(shown).copied().collect();
    let packed = packed::write(&knowledge::Knowledge { scores: scores.leak(), ..knowledge });
    write("knowledge.txt", packed.texts.as_bytes());
    write("knowledge.bin", &packed.numbers);
}
