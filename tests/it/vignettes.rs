//! Stories with a known answer, run through the whole interview.

use crate::person::finding;
use calfcheck::engine::Assessment;
use calfcheck::interview::{Portrait, Unstated};
use calfcheck::knowledge::{KNOWLEDGE, Urgency};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A vignette file.
#[derive(Debug, Deserialize)]
pub struct Vignette {
    pub id: String,
    age: f32,
    sex: String,
    present: Vec<String>,
    #[serde(default)]
    absent: Vec<String>,
    #[serde(default)]
    not_sure: Vec<String>,
    #[serde(default)]
    numbers: BTreeMap<String, f32>,
    diagnosis: String,
    #[serde(default)]
    also_accept: Vec<String>,
    #[serde(default)]
    must_not_miss: Vec<String>,
    urgency: String,
    acceptable: Vec<String>,
}

/// What became of a vignette.
struct Outcome {
    vignette: Vignette,
    told: Assessment,
    asked: usize,
}

fn level(name: &str) -> Urgency {
    match name {
        "SelfCare" => Urgency::SelfCare,
        "Routine" => Urgency::Routine,
        "SameDay" => Urgency::SameDay,
        "Emergency" => Urgency::Emergency,
        _ => panic!("`{name}` is no urgency"),
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the vignettes") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn vignettes() -> Vec<Vignette> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vignettes");
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a text");
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    files(&folder).into_iter().map(read).collect()
}

impl Vignette {
    fn portrait(&self, unstated: Unstated) -> Portrait {
        let all = |names: &[String]| names.iter().map(|name| finding(name)).collect::<Vec<_>>();
        let mut present = all(&self.present);
        if self.sex == "F" {
            present.push(finding("female"));
        }
        let mut numbers: Vec<_> = self.numbers.iter().map(|(name, value)| (finding(name), *value)).collect();
        numbers.push((finding("age_years"), self.age));
        Portrait { present, absent: all(&self.absent), not_sure: all(&self.not_sure), numbers, unstated }
    }

    fn run(self, unstated: Unstated) -> Outcome {
        let interview = self.portrait(unstated).interview(&KNOWLEDGE);
        let told = interview.assess(&KNOWLEDGE);
        Outcome { vignette: self, told, asked: interview.counted(&KNOWLEDGE).len() }
    }
}

impl Outcome {
    fn acceptable(&self) -> impl Iterator<Item = Urgency> {
        self.vignette.acceptable.iter().map(|name| level(name))
    }

    fn under(&self) -> bool {
        self.acceptable().min().is_some_and(|least| self.told.urgency() < least)
    }

    fn over(&self) -> bool {
        self.acceptable().max().is_some_and(|most| self.told.urgency() > most)
    }

    /// Names in the order shown, by family: in an emergency what has to be checked comes first, else the causes.
    fn names(&self) -> Vec<&'static str> {
        let causes = self.told.causes.iter().map(|cause| cause.condition);
        let suspected = self.told.suspected.iter().copied();
        let order: Vec<_> = match self.told.urgency() {
            Urgency::Emergency => suspected.chain(causes).collect(),
            Urgency::SameDay | Urgency::Routine | Urgency::SelfCare => causes.chain(suspected).collect(),
        };
        let mut names: Vec<&'static str> = Vec::new();
        for id in order {
            let family = KNOWLEDGE.condition(id).family;
            if !names.contains(&family) {
                names.push(family);
            }
        }
        names
    }

    fn place(&self) -> Option<usize> {
        let right = |name: &str| {
            let same = |accepted: &String| {
                accepted == name || KNOWLEDGE.conditions.iter().any(|c| c.id == accepted && c.family == name)
            };
            same(&self.vignette.diagnosis) || self.vignette.also_accept.iter().any(same)
        };
        self.names().iter().position(|name| right(name))
    }

    fn missed(&self) -> Vec<&String> {
        let named = |name: &&String| {
            let name = if *name == "pulmonary_embolism" { "dvt_with_pulmonary_embolism" } else { name.as_str() };
            self.names().iter().take(6).any(|known| *known == name)
                || self.told.suspected.iter().any(|id| KNOWLEDGE.condition(*id).id == name)
                || self
                    .told
                    .would_change
                    .iter()
                    .filter_map(|sign| sign.suspect)
                    .any(|id| KNOWLEDGE.condition(id).id == name)
                || KNOWLEDGE.condition_named(name).is_none()
        };
        self.vignette.must_not_miss.iter().filter(|name| !named(name)).collect()
    }
}

fn run(unstated: Unstated) -> Vec<Outcome> {
    vignettes().into_iter().map(|vignette| vignette.run(unstated)).collect()
}

fn report(name: &str, outcomes: &[Outcome]) {
    let share = |count: usize| format!("{count} of {}", outcomes.len());
    let count = |test: &dyn Fn(&Outcome) -> bool| share(outcomes.iter().filter(|outcome| test(outcome)).count());
    let mut asked: Vec<usize> = outcomes.iter().map(|outcome| outcome.asked).collect();
    asked.sort_unstable();
    println!("\nunstated answered {name}:");
    println!("  exact urgency       {}", count(&|o| o.told.urgency() == level(&o.vignette.urgency)));
    println!("  acceptable urgency  {}", count(&|o| !o.under() && !o.over()));
    println!("  under-triage        {}", count(&Outcome::under));
    println!("  over-triage         {}", count(&Outcome::over));
    println!("  first place (M1)    {}", count(&|o| o.place() == Some(0)));
    println!("  first three (M3)    {}", count(&|o| o.place().is_some_and(|place| place < 3)));
    println!("  must-not-miss named {}", count(&|o| o.missed().is_empty()));
    println!("  questions           median {}, most {}", asked[asked.len() / 2], asked[asked.len() - 1]);
    for outcome in outcomes {
        let place = outcome.place();
        if outcome.under() || outcome.over() || place != Some(0) || !outcome.missed().is_empty() {
            let names: Vec<_> = outcome.names().into_iter().take(4).collect();
            let reasons: Vec<_> = outcome.told.reasons.iter().take(3).map(reason_name).collect();
            println!(
                "  {} {}{} {:?} for {:?}, {} at {place:?} in {names:?}, missed {:?}, because {reasons:?}",
                outcome.vignette.id,
                if outcome.under() { "UNDER " } else { "" },
                if outcome.over() { "OVER " } else { "" },
                outcome.told.urgency(),
                outcome.vignette.acceptable,
                outcome.vignette.diagnosis,
                outcome.missed(),
            );
        }
    }
}

fn reason_name(reason: &calfcheck::engine::Reason) -> String {
    match &reason.kind {
        calfcheck::engine::ReasonKind::Rule(place) => KNOWLEDGE.rules[*place].id.to_owned(),
        calfcheck::engine::ReasonKind::NotSure(place) => KNOWLEDGE.not_sure_rules[*place].id.to_owned(),
        calfcheck::engine::ReasonKind::Unanswered(questions) => {
            questions.iter().map(|id| KNOWLEDGE.question(*id).id).collect::<Vec<_>>().join("+")
        }
        calfcheck::engine::ReasonKind::Suspicion(id) => KNOWLEDGE.condition(*id).id.to_owned(),
        calfcheck::engine::ReasonKind::SelfCareNeed(place) => format!("need {place}"),
        calfcheck::engine::ReasonKind::RedFlag => "red flag".to_owned(),
    }
}

#[test]
fn no_emergency_is_missed_and_the_figures_are_printed() {
    for (name, unstated) in [("no", Unstated::No), ("not sure", Unstated::NotSure)] {
        let outcomes = run(unstated);
        report(name, &outcomes);
        let missed: Vec<&str> = outcomes
            .iter()
            .filter(|o| level(&o.vignette.urgency) == Urgency::Emergency && o.under())
            .map(|o| o.vignette.id.as_str())
            .collect();
        assert!(missed.is_empty(), "emergencies missed with unstated {name}: {missed:?}");
    }
}
