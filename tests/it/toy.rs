//! A knowledge that fits in the head: three findings, two conditions, one rule.

use calfcheck::engine::{Answers, Status};
use calfcheck::knowledge::*;

const fn asked(id: &'static str, red_flag: bool, background: f32) -> Finding {
    Finding {
        id,
        kind: FindingKind::Asked,
        present: "yes",
        absent: "no",
        warning: "it appears",
        red_flag,
        only_presence_tells: false,
        background,
    }
}

pub const SWOLLEN: FindingId = FindingId(0);
pub const NIGHT: FindingId = FindingId(1);
pub const KNOT: FindingId = FindingId(2);
const PRIOR: Prior = Prior { weight: 50.0, by_age: [1.0; 5], female: 1.0, pregnant: 1.0, only_if: None };
const WORDS: Words = Words {
    summary: "",
    what_it_is: &[],
    symptoms: &[],
    who_gets_it: &[],
    get_help_now: &[],
    what_helps: &[],
    what_not_to_do: &[],
    at_the_doctor: &[],
    recovery: &[],
    prevention: &[],
};

const fn condition(id: &'static str, likelihoods: &'static [Likelihood]) -> Condition {
    Condition {
        id,
        family: id,
        plain_name: id,
        medical_name: "",
        aliases: &[],
        icd10: "",
        checked_by: "",
        reach: Reach::Likelihood,
        prior: PRIOR,
        suspicion: &[],
        floors: &[],
        likelihoods,
        words: WORDS,
        look_alikes: &[],
        sources: &[],
        facts: &[],
    }
}

const fn row(finding: FindingId, per_10_000: u16) -> Likelihood {
    Likelihood { finding, per_10_000, mark: Mark::Estimate }
}

const fn yes_or_no(id: &'static str, stage: Stage, finding: &'static [FindingId]) -> Question {
    Question {
        id,
        stage,
        kind: QuestionKind::Many,
        ask: "",
        hint: "",
        why: "",
        check: "",
        not_sure: "",
        when: None,
        effort: 1,
        options: &[],
        covers: finding,
    }
}

pub const KNOWLEDGE: Knowledge = Knowledge {
    findings: &[asked("swollen", true, 0.1), asked("night", false, 0.2), asked("knot", false, 0.2)],
    variables: &[],
    questions: &[
        yes_or_no("swollen", Stage::Safety, &[SWOLLEN]),
        yes_or_no("night", Stage::Detail, &[NIGHT]),
        yes_or_no("knot", Stage::Detail, &[KNOT]),
    ],
    conditions: &[
        condition("clot", &[row(SWOLLEN, 8_000), row(NIGHT, 2_000)]),
        condition("cramp", &[row(SWOLLEN, 500), row(NIGHT, 8_000), row(KNOT, 8_000)]),
    ],
    correlations: &[CorrelationGroup {
        id: "cramp",
        policy: CorrelationPolicy::Cap { cap: 4.0, floor: 0.5 },
        members: &[NIGHT, KNOT],
        applies_to: &[],
    }],
    rules: &[Rule {
        id: "swollen",
        care: Care::Today,
        when: Expr::Is(SWOLLEN),
        reason: "",
        advice: "",
        suspects: &[ConditionId(0)],
        naming: Naming::Exclude,
        mark: Mark::Estimate,
        sources: &[],
    }],
    question_headings: &[],
    finding_terms: &[],
    not_sure_rules: &[],
    self_care_needs: &[],
    appears_now: &[],
    naming: NamingPolicy::NONE,
    scores: &[],
    safety_nets: &[],
    sources: &[],
    topics: &[],
    care_advice: &[],
    child_advice: &[],
    emergency_signs: &[],
    regions: &[],
    common_numbers: &[],
    exercise_rules: &[],
    exercises: &[],
    barriers: &[],
    plan: Plan::NONE,
    home_actions: &[],
    home_lines: &[],
    wordings: &[],
    helper_advice: &[],
};

pub fn answers(known: &[(FindingId, Status)]) -> Answers {
    let mut answers = Answers::none(&KNOWLEDGE);
    known.iter().for_each(|(finding, status)| answers.record(*finding, *status));
    answers
}
