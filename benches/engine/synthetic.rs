//! Larger knowledge for the growth figures: the real one many times over, each copy with findings, questions,
//! conditions and rules of its own. Rows per condition and rules per finding stay as they really are.

use calfcheck::engine::Answers;
use calfcheck::knowledge::*;

/// The real knowledge so many times. It is leaked, as a benchmark may: the types are those of statics.
pub fn knowledge(copies: u16) -> &'static Knowledge {
    let copies: Vec<Copy> = (0..copies).map(|number| Copy { number }).collect();
    Box::leak(Box::new(Knowledge {
        findings: each(&copies, KNOWLEDGE.findings, Copy::finding),
        variables: each(&copies, KNOWLEDGE.variables, Copy::variable),
        questions: each(&copies, KNOWLEDGE.questions, Copy::question),
        conditions: each(&copies, KNOWLEDGE.conditions, Copy::condition),
        correlations: each(&copies, KNOWLEDGE.correlations, Copy::correlation),
        rules: each(&copies, KNOWLEDGE.rules, Copy::rule),
        not_sure_rules: each(&copies, KNOWLEDGE.not_sure_rules, Copy::not_sure_rule),
        self_care_needs: each(&copies, KNOWLEDGE.self_care_needs, Copy::need),
        ..KNOWLEDGE
    }))
}

/// The same answers to the questions of every copy.
pub fn answers(knowledge: &Knowledge, once: &Answers) -> Answers {
    let mut answers = Answers::none(knowledge);
    for place in knowledge.finding_ids() {
        let original = FindingId(place.0 % count(KNOWLEDGE.findings));
        match once.number(original) {
            Some(value) => answers.record_number(place, value),
            None => answers.replace(place, once.status(original)),
        }
    }
    for id in knowledge.question_ids() {
        if once.was_asked(QuestionId(id.0 % count(KNOWLEDGE.questions))) == Some(true) {
            answers.note_asked(id);
        }
    }
    answers
}

fn each<T>(copies: &[Copy], items: &[T], change: impl Fn(&Copy, &T) -> T) -> &'static [T] {
    let change = &change;
    copies.iter().flat_map(|copy| items.iter().map(move |item| change(copy, item))).collect::<Vec<T>>().leak()
}

fn count<T>(items: &[T]) -> u16 {
    u16::try_from(items.len()).expect("fewer than 65 536")
}

/// One of the copies, which changes every id to its own.
struct Copy {
    number: u16,
}

impl Copy {
    fn finding_id(&self, id: FindingId) -> FindingId {
        FindingId(id.0 + self.number * count(KNOWLEDGE.findings))
    }

    fn condition_id(&self, id: ConditionId) -> ConditionId {
        ConditionId(id.0 + self.number * count(KNOWLEDGE.conditions))
    }

    fn finding_ids(&self, ids: &[FindingId]) -> &'static [FindingId] {
        ids.iter().map(|id| self.finding_id(*id)).collect::<Vec<_>>().leak()
    }

    fn condition_ids(&self, ids: &[ConditionId]) -> &'static [ConditionId] {
        ids.iter().map(|id| self.condition_id(*id)).collect::<Vec<_>>().leak()
    }

    fn expressions(&self, parts: &[Expr]) -> &'static [Expr] {
        parts.iter().map(|part| self.expression(part)).collect::<Vec<_>>().leak()
    }

    fn expression(&self, expr: &Expr) -> Expr {
        match expr {
            Expr::Is(id) => Expr::Is(self.finding_id(*id)),
            Expr::Not(inner) => Expr::Not(Box::leak(Box::new(self.expression(inner)))),
            Expr::All(parts) => Expr::All(self.expressions(parts)),
            Expr::Any(parts) => Expr::Any(self.expressions(parts)),
            Expr::AtLeast(least, parts) => Expr::AtLeast(*least, self.expressions(parts)),
            Expr::Compare(id, comparison, limit) => Expr::Compare(self.finding_id(*id), *comparison, *limit),
        }
    }

    fn finding(&self, item: &Finding) -> Finding {
        let kind = match item.kind {
            FindingKind::Derived(expr) => FindingKind::Derived(self.expression(&expr)),
            FindingKind::Asked | FindingKind::Number { .. } => item.kind,
        };
        Finding { kind, ..*item }
    }

    fn variable(&self, item: &Variable) -> Variable {
        Variable { states: self.finding_ids(item.states), ..*item }
    }

    fn question(&self, item: &Question) -> Question {
        let option = |option: &QuestionOption| QuestionOption {
            sets: self.finding_ids(option.sets),
            stands_for: self.finding_ids(option.stands_for),
            ..*option
        };
        Question {
            when: item.when.map(|when| self.expression(&when)),
            options: item.options.iter().map(option).collect::<Vec<_>>().leak(),
            covers: self.finding_ids(item.covers),
            ..*item
        }
    }

    /// The family is the copy's own, for subtypes of one family count together.
    fn condition(&self, item: &Condition) -> Condition {
        let row = |row: &Likelihood| Likelihood { finding: self.finding_id(row.finding), ..*row };
        let floor = |floor: &Floor| Floor { when: self.expression(&floor.when), ..*floor };
        Condition {
            family: format!("{} {}", item.family, self.number).leak(),
            prior: Prior { only_if: item.prior.only_if.map(|id| self.finding_id(id)), ..item.prior },
            likelihoods: item.likelihoods.iter().map(row).collect::<Vec<_>>().leak(),
            floors: item.floors.iter().map(floor).collect::<Vec<_>>().leak(),
            ..*item
        }
    }

    /// A group without conditions would be for all copies, so it is given those of its own.
    fn correlation(&self, item: &CorrelationGroup) -> CorrelationGroup {
        let all: Vec<ConditionId> = KNOWLEDGE.condition_ids().collect();
        let applies_to = if item.applies_to.is_empty() { &all } else { item.applies_to };
        CorrelationGroup {
            members: self.finding_ids(item.members),
            applies_to: self.condition_ids(applies_to),
            ..*item
        }
    }

    fn rule(&self, item: &Rule) -> Rule {
        Rule { when: self.expression(&item.when), suspects: self.condition_ids(item.suspects), ..*item }
    }

    fn not_sure_rule(&self, item: &NotSureRule) -> NotSureRule {
        NotSureRule { about: self.finding_ids(item.about), with: self.expression(&item.with), ..*item }
    }

    fn need(&self, item: &SelfCareNeed) -> SelfCareNeed {
        SelfCareNeed { when: self.expression(&item.when), ..*item }
    }
}
