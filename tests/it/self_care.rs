//! Care at home never harms a cause that is still open.

use crate::vignettes::story::{self, Mode};
use calfcheck::engine::{Assessment, Facts, assess};
use calfcheck::exercises::offered;
use calfcheck::knowledge::{ConditionId, KNOWLEDGE};
use calfcheck::self_care::{open_causes, self_care};
use std::collections::BTreeSet;
use std::path::Path;

/// What every development story is told, whatever it leaves unsaid.
fn everyone() -> Vec<(String, Facts, Assessment)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vignettes");
    let vignettes = story::read_all(&folder).expect("the vignettes");
    let mut found = Vec::new();
    for (name, mode) in Mode::ALL {
        for vignette in &vignettes {
            let answers = vignette.answers(mode);
            let facts = Facts::new(&KNOWLEDGE, &answers);
            found.push((format!("{} ({name})", vignette.id), facts, assess(&KNOWLEDGE, &answers)));
        }
    }
    found
}

fn name(id: ConditionId) -> &'static str {
    KNOWLEDGE.condition(id).id
}

/// Written apart from the data: words in what is told, and conditions in which nobody may be told them.
const NEVER_WITH: &[(&str, &[&str])] = &[
    (
        "massage",
        &["deep_vein_thrombosis", "superficial_vein_thrombosis", "calf_strain", "cellulitis", "rhabdomyolysis"],
    ),
    ("rub", &["deep_vein_thrombosis", "dvt_with_pulmonary_embolism", "calf_strain", "popliteal_aneurysm"]),
    (
        "bandage",
        &["arterial_claudication", "deep_vein_thrombosis", "acute_compartment_syndrome", "diabetic_neuropathy"],
    ),
    ("stocking", &["arterial_claudication", "chronic_limb_threatening_ischaemia", "heart_failure", "bilateral_oedema"]),
    ("warmth", &["deep_vein_thrombosis", "calf_strain", "diabetic_neuropathy", "arterial_claudication"]),
    ("warm bath", &["deep_vein_thrombosis", "arterial_claudication", "diabetic_neuropathy"]),
    ("cold in a damp cloth", &["arterial_claudication", "diabetic_neuropathy", "sickle_cell_crisis"]),
    ("pillows", &["arterial_claudication", "acute_limb_ischaemia", "heart_failure", "acute_compartment_syndrome"]),
    ("legs up", &["arterial_claudication", "heart_failure"]),
    ("stretch", &["achilles_rupture", "calf_strain", "deep_vein_thrombosis", "rhabdomyolysis"]),
    ("heel raise", &["achilles_rupture", "stress_fracture", "deep_vein_thrombosis", "bone_or_soft_tissue_tumour"]),
    ("gel", &["heart_failure", "deep_vein_thrombosis", "anticoagulant_haematoma"]),
    ("salty", &["heart_failure", "pre_eclampsia"]),
];

#[test]
fn for_every_pair_of_causes_open_together_care_at_home_harms_neither() {
    let mut pairs: BTreeSet<(ConditionId, ConditionId)> = BTreeSet::new();
    let (mut cared_for, mut told, mut kept) = (0, 0, 0);
    let mut harmed: Vec<String> = Vec::new();
    for (who, facts, assessment) in everyone() {
        let open = open_causes(&assessment);
        pairs.extend(open.iter().flat_map(|a| open.iter().map(move |b| (*a, *b))).filter(|(a, b)| a < b));
        let care = self_care(&KNOWLEDGE, &assessment);
        cared_for += usize::from(!care.causes.is_empty());
        told += care.helps.len();
        kept += care.held_back.len();
        for help in &care.helps {
            let text = KNOWLEDGE.condition(help.condition).words.what_helps[help.line].to_lowercase();
            for (words, conditions) in NEVER_WITH.iter().filter(|(words, _)| text.contains(words)) {
                let open = open.iter().filter(|id| **id != help.condition && conditions.contains(&name(**id)));
                harmed.extend(open.map(|id| format!("{who}: `{words}` with {}", name(*id))));
            }
        }
        for place in offered(&KNOWLEDGE, &facts, &assessment) {
            let exercise = &KNOWLEDGE.exercises[place];
            let open = open.iter().filter(|id| exercise.not_with.contains(id));
            harmed.extend(open.map(|id| format!("{who}: {} with {}", exercise.id, name(*id))));
        }
    }
    println!(
        "{} pairs of causes open together; care at home told {cared_for} times, {told} lines, {kept} held back",
        pairs.len()
    );
    assert!(pairs.len() > 200 && cared_for > 25 && told > 100 && kept > 10, "too little was looked at");
    assert!(harmed.is_empty(), "{harmed:#?}");
}

#[test]
fn what_is_told_and_what_is_held_back_is_everything_that_helps() {
    for (who, _, assessment) in everyone() {
        let care = self_care(&KNOWLEDGE, &assessment);
        for condition in &care.causes {
            let lines = KNOWLEDGE.condition(*condition).words.what_helps.len();
            let told = care.helps.iter().filter(|help| help.condition == *condition).count();
            assert!(
                told == lines || !care.held_back.is_empty(),
                "{who}: {told} of {lines} lines and nothing held back"
            );
            println!("{who}: {}: {told} of {lines}", name(*condition));
        }
    }
}

#[test]
fn a_denial_is_no_action() {
    let lines = |condition: &str| {
        let id = KNOWLEDGE.condition_named(condition).expect("a condition");
        let found = KNOWLEDGE.home_lines.iter().filter(move |line| line.condition == id);
        found.map(|line| KNOWLEDGE.home_actions[usize::from(line.action)].id).collect::<Vec<_>>()
    };
    assert!(!lines("ruptured_bakers_cyst").contains(&"massage"), "`No massage` is no massage");
    assert!(lines("muscle_cramp").contains(&"massage"));
    assert!(lines("calf_strain").contains(&"compression"));
    assert!(!lines("achilles_tendinopathy").contains(&"raising"), "heel raises raise no leg");
}
