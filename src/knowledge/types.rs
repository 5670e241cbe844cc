//! What we know, as types: findings, questions, conditions, rules, sources.
//! Plain static data without behaviour; nothing here reasons.

#[path = "movement.rs"]
mod movement;
#[path = "plan.rs"]
mod plan;
#[path = "score.rs"]
mod score;
#[path = "wording.rs"]
mod wording;

pub use movement::*;
pub use plan::*;
pub use score::*;
pub use wording::*;

/// A finding by its place in [`Knowledge::findings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId(pub u16);

/// A question by its place in [`Knowledge::questions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(pub u16);

/// A condition by its place in [`Knowledge::conditions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConditionId(pub u16);

/// A source by its place in [`Knowledge::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u16);

/// How soon a person needs care, and by which way. Ordered from least to most urgent.
#[allow(clippy::enum_variant_names, reason = "`SelfCare` is the term of the field")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Care {
    /// Look after it at home.
    SelfCare,
    /// An appointment within two weeks.
    Within2Weeks,
    /// An appointment within three days.
    Within3Days,
    /// Be seen today.
    Today,
    /// Go to an emergency department now.
    EmergencyDepartment,
    /// Call an ambulance now.
    Ambulance,
}

/// The four levels of urgency that the literature calls triage levels. Ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Look after it at home.
    SelfCare,
    /// Book an appointment.
    Routine,
    /// Be seen today.
    SameDay,
    /// Now.
    Emergency,
}

impl Care {
    /// Every way of care, from least to most urgent.
    pub const ALL: [Care; 6] = [
        Care::SelfCare,
        Care::Within2Weeks,
        Care::Within3Days,
        Care::Today,
        Care::EmergencyDepartment,
        Care::Ambulance,
    ];

    /// The level of urgency that this way of care belongs to.
    pub const fn urgency(self) -> Urgency {
        match self {
            Care::SelfCare => Urgency::SelfCare,
            Care::Within2Weeks | Care::Within3Days => Urgency::Routine,
            Care::Today => Urgency::SameDay,
            Care::EmergencyDepartment | Care::Ambulance => Urgency::Emergency,
        }
    }

    /// The name used in the data files.
    pub const fn id(self) -> &'static str {
        match self {
            Care::SelfCare => "self_care",
            Care::Within2Weeks => "within_2_weeks",
            Care::Within3Days => "within_3_days",
            Care::Today => "today",
            Care::EmergencyDepartment => "emergency_department",
            Care::Ambulance => "ambulance",
        }
    }
}

/// How far a figure or statement is backed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Seen in the source.
    Verified,
    /// Known literature, not read again.
    Known,
    /// An expert estimate; the reason stands beside it.
    Estimate,
}

/// A boolean expression over findings. Everything a rule may say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expr {
    /// The finding is present.
    Is(FindingId),
    /// The expression does not hold.
    Not(&'static Expr),
    /// All hold.
    All(&'static [Expr]),
    /// At least one holds.
    Any(&'static [Expr]),
    /// At least so many hold.
    AtLeast(u8, &'static [Expr]),
    /// The measured number stands so to the limit.
    Compare(FindingId, Comparison, f32),
}

/// How a number is compared with a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Greater than or equal.
    AtLeast,
    /// Less than or equal.
    AtMost,
    /// Greater.
    Above,
    /// Less.
    Below,
}

/// Where a finding comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FindingKind {
    /// Asked, and present or absent.
    Asked,
    /// A number in the given unit, between the two limits.
    Number {
        /// The unit, such as `cm`.
        unit: &'static str,
        /// The least number accepted.
        min: f32,
        /// The greatest number accepted.
        max: f32,
    },
    /// Worked out from other findings.
    Derived(Expr),
}

/// One fact about the person: present, absent or unknown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// The name used in the data.
    pub id: &'static str,
    /// Asked, measured or worked out.
    pub kind: FindingKind,
    /// Said to the person when it is present.
    pub present: &'static str,
    /// Said to the person when it is absent.
    pub absent: &'static str,
    /// Ends the sentence "Get help if ..."; empty when it can't newly appear.
    pub warning: &'static str,
    /// A safety finding: yes never lowers the urgency, and self-care needs a no.
    pub red_flag: bool,
    /// A normal result says nothing: only its presence is evidence, as with self-checks in lay hands.
    pub only_presence_tells: bool,
    /// The probability, 0 to 1, in adults with calf pain who search online; 0 when unknown.
    pub background: f32,
}

/// States of which only the most specific present one counts as evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variable {
    /// The name used in the data.
    pub id: &'static str,
    /// From most to least specific; the first one present is the state.
    pub states: &'static [FindingId],
}

/// The part of the interview that a question belongs to, in the order asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Age, sex, what is the trouble.
    About,
    /// Red flags. Those without a condition are asked of everyone, the others when an answer could ask for more care.
    Safety,
    /// Where, since when, how it began; asked of everyone.
    Core,
    /// Risk factors and medicines; asked of everyone.
    Risk,
    /// A whole story that would make the advice calmer; asked only when it would.
    Story,
    /// Asked when the answer is worth it.
    Detail,
    /// Asked last, and only before self-care is told.
    Closing,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// One option.
    One,
    /// Any number of options, or none of them.
    Many,
    /// A number; see the finding for unit and limits.
    Number,
}

/// One thing to tick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuestionOption {
    /// Stable name, kept in saved answers.
    pub id: &'static str,
    /// What is ticked.
    pub label: &'static str,
    /// More about it; may be empty.
    pub hint: &'static str,
    /// The findings that it makes present.
    pub sets: &'static [FindingId],
    /// The findings of the question that it opens. Not chosen, it answers them too, in the same way as itself.
    pub stands_for: &'static [FindingId],
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    /// Stable name, kept in saved answers.
    pub id: &'static str,
    /// Which part of the interview.
    pub stage: Stage,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question itself.
    pub ask: &'static str,
    /// One sentence of help; may be empty.
    pub hint: &'static str,
    /// Why we ask.
    pub why: &'static str,
    /// How to check; may be empty.
    pub check: &'static str,
    /// The words of the way out: "I'm not sure" unless the data says otherwise.
    pub not_sure: &'static str,
    /// Asked only if this holds.
    pub when: Option<Expr>,
    /// What answering costs: 1 a tap, 2 several rows, 4 a measurement.
    pub effort: u8,
    /// The things to tick; empty for a number.
    pub options: &'static [QuestionOption],
    /// Every finding that the question can set.
    pub covers: &'static [FindingId],
}

impl Question {
    /// Whether "I have not checked yet" is an answer: there is something to check. A number has a way out of its own.
    pub fn may_be_unchecked(&self) -> bool {
        !self.check.is_empty() && self.kind != QuestionKind::Number
    }
}

/// `P(finding | condition)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likelihood {
    /// The finding.
    pub finding: FindingId,
    /// The probability in ten-thousandths: above 0 and below 10 000.
    pub per_10_000: u16,
    /// How far it is backed.
    pub mark: Mark,
}

impl Likelihood {
    /// The probability, above 0 and below 1.
    pub fn probability(&self) -> f64 {
        f64::from(self.per_10_000) / 10_000.0
    }
}

/// How common a condition is before any answer, and for whom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// Share, in per cent, of adults with calf pain who search online.
    pub weight: f32,
    /// Multipliers for the ages 16-34, 35-49, 50-64, 65-79 and 80 and over.
    pub by_age: [f32; 5],
    /// Multiplier for women.
    pub female: f32,
    /// Multiplier in pregnancy.
    pub pregnant: f32,
    /// The weight is zero unless this is present.
    pub only_if: Option<FindingId>,
}

/// From which probability a condition asks for which care.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suspicion {
    /// The probability, 0 to 1.
    pub at_least: f32,
    /// The care it asks for.
    pub care: Care,
}

/// A probability that is never gone below while the expression holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Floor {
    /// When it holds.
    pub when: Expr,
    /// The probability, 0 to 1.
    pub at_least: f32,
}

/// How a condition is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// By its likelihoods.
    Likelihood,
    /// What remains when nothing else fits.
    Residual,
    /// Named by rules alone.
    Rules,
}

/// The words of a condition's page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Words {
    /// What it is, in one or two sentences.
    pub summary: &'static str,
    /// What it is, in paragraphs.
    pub what_it_is: &'static [&'static str],
    /// Symptoms.
    pub symptoms: &'static [&'static str],
    /// Who gets it.
    pub who_gets_it: &'static [&'static str],
    /// Signs that need help now or today.
    pub get_help_now: &'static [&'static str],
    /// What helps.
    pub what_helps: &'static [&'static str],
    /// What not to do.
    pub what_not_to_do: &'static [&'static str],
    /// What a doctor does.
    pub at_the_doctor: &'static [&'static str],
    /// How long it takes.
    pub recovery: &'static [&'static str],
    /// How to prevent it.
    pub prevention: &'static [&'static str],
}

/// A condition that is taken for another, and the one difference that tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LookAlike {
    /// The other condition.
    pub condition: ConditionId,
    /// What tells them apart.
    pub difference: &'static str,
}

/// One cause of calf pain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Condition {
    /// The name used in the data.
    pub id: &'static str,
    /// Subtypes of one family count together.
    pub family: &'static str,
    /// The plain name.
    pub plain_name: &'static str,
    /// The medical name.
    pub medical_name: &'static str,
    /// Other words people use.
    pub aliases: &'static [&'static str],
    /// ICD-10 code; several are separated by `; `.
    pub icd10: &'static str,
    /// Ends the sentence "It has to be checked ..."; may be empty.
    pub checked_by: &'static str,
    /// How it is found.
    pub reach: Reach,
    /// How common it is; a weight of 0 when only rules reach it.
    pub prior: Prior,
    /// From which probability it asks for which care; most urgent first.
    pub suspicion: &'static [Suspicion],
    /// Probabilities it never falls below.
    pub floors: &'static [Floor],
    /// `P(finding | condition)`, ordered by finding.
    pub likelihoods: &'static [Likelihood],
    /// The words of its page.
    pub words: Words,
    /// What it is taken for.
    pub look_alikes: &'static [LookAlike],
    /// What backs the words.
    pub sources: &'static [SourceId],
    /// Facts of the founding article that the page carries.
    pub facts: &'static [&'static str],
}

/// How findings that say the same thing are kept from counting twice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CorrelationPolicy {
    /// The product of their ratios stays between the floor and the cap.
    Cap {
        /// Greatest joint likelihood ratio.
        cap: f32,
        /// Least joint likelihood ratio.
        floor: f32,
    },
    /// Only the strongest counts.
    Strongest,
}

/// Findings that share a cause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CorrelationGroup {
    /// The name used in the data.
    pub id: &'static str,
    /// How they are kept from counting twice.
    pub policy: CorrelationPolicy,
    /// The findings.
    pub members: &'static [FindingId],
    /// The conditions it is for; empty means all.
    pub applies_to: &'static [ConditionId],
}

/// A red flag: by itself it sets a least urgency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// The name used in the data.
    pub id: &'static str,
    /// The least care.
    pub care: Care,
    /// When it fires.
    pub when: Expr,
    /// Why, said to the person.
    pub reason: &'static str,
    /// What to do or not to do now; may be empty.
    pub advice: &'static str,
    /// The conditions that the advice names.
    pub suspects: &'static [ConditionId],
    /// What naming them means.
    pub naming: Naming,
    /// How far it is backed.
    pub mark: Mark,
    /// What backs it.
    pub sources: &'static [SourceId],
}

/// What a rule that fires says of the conditions that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// The findings are a recognised picture of the condition named first.
    Picture,
    /// The conditions have to be excluded, though something else may well be likelier.
    Exclude,
}

/// What being named by a rule does to the odds of a condition among the causes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NamingWeight {
    /// Multiplies the odds; at least 1.
    pub likelihood_ratio: f32,
    /// Added to the odds, where everything that the likelihoods rank is 1; at least 0.
    pub odds: f32,
}

/// What being named by rules is worth. All of it is estimated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NamingPolicy {
    /// Named first by the rule of a recognised picture.
    pub picture_first: NamingWeight,
    /// Named after the first by such a rule.
    pub picture_other: NamingWeight,
    /// Named first by a rule that asks for something to be excluded.
    pub exclude_first: NamingWeight,
    /// Named after the first by such a rule.
    pub exclude_other: NamingWeight,
    /// Exponent on the ratio, and factor on the odds, of a rule that asks for less care than the decisive one; 0 to 1.
    pub lesser: f32,
}

impl NamingPolicy {
    /// Being named changes nothing.
    pub const NONE: Self = {
        let nothing = NamingWeight { likelihood_ratio: 1.0, odds: 0.0 };
        NamingPolicy {
            picture_first: nothing,
            picture_other: nothing,
            exclude_first: nothing,
            exclude_other: nothing,
            lesser: 1.0,
        }
    };
}

/// What being unsure of a safety question is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotSureRule {
    /// The name used in the data.
    pub id: &'static str,
    /// The findings answered "not sure".
    pub about: &'static [FindingId],
    /// What must hold beside.
    pub with: Expr,
    /// The least care.
    pub care: Care,
    /// Why, said to the person.
    pub reason: &'static str,
    /// How to make sure.
    pub check: &'static str,
}

/// Something that must hold for self-care.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SelfCareNeed {
    /// What must hold.
    pub when: Expr,
    /// Said when it does not.
    pub reason: &'static str,
    /// The care it then asks for.
    pub care: Care,
}

/// A publication that figures, rules or words rest on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Source {
    /// The key used in the data.
    pub key: &'static str,
    /// Authors, title, place, year.
    pub citation: &'static str,
    /// Address of the publication; may be empty.
    pub link: &'static str,
}

/// A heading with its paragraphs and list items (`- ` or `1. ` in front).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Section {
    /// The heading.
    pub heading: &'static str,
    /// Paragraphs and list items in order.
    pub text: &'static [&'static str],
    /// Care at home: left out while the person's own answers ask for an examination first.
    pub waits: bool,
}

/// A general page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Topic {
    /// The name used in the data and, with dashes, in the address.
    pub id: &'static str,
    /// The heading of the page.
    pub title: &'static str,
    /// The first sentence.
    pub lead: &'static str,
    /// The sections.
    pub sections: &'static [Section],
    /// The places of the general pages to read on with.
    pub see: &'static [usize],
    /// What backs the words.
    pub sources: &'static [SourceId],
    /// Facts of the founding article that the page carries.
    pub facts: &'static [&'static str],
}

/// The words that go with a way of care.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CareAdvice {
    /// The way of care.
    pub care: Care,
    /// The one instruction.
    pub title: &'static str,
    /// Spoken before it.
    pub prefix: &'static str,
    /// The first sentence.
    pub lead: &'static str,
    /// What to do now.
    pub steps: &'static [&'static str],
    /// What to do and not to do while waiting.
    pub until_seen: &'static [&'static str],
}

/// How long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// So many hours from now.
    Hours(u16),
    /// Until a full hour of a later day.
    Days {
        /// So many days from today.
        days: u16,
        /// The hour, 0 to 23.
        hour: u16,
    },
}

/// Until when to wait, and what to do then.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SafetyNet {
    /// With which advice.
    pub care: Care,
    /// With which leading causes; empty means all.
    pub conditions: &'static [ConditionId],
    /// How long.
    pub wait: Wait,
    /// What to do then; `[when]` stands for the date and time.
    pub until: &'static str,
    /// The title of an entry in a calendar. It names no illness.
    pub title: &'static str,
}

/// Whom to call, by region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    /// ISO 3166 code; empty for everywhere else.
    pub code: &'static str,
    /// The name of the region.
    pub name: &'static str,
    /// Time zones of the region, such as `Europe/London`.
    pub zones: &'static [&'static str],
    /// Emergency numbers, the first one preferred; empty where unknown.
    pub emergency: &'static [&'static str],
    /// A number for advice that is not an emergency; may be empty.
    pub advice_line: &'static str,
    /// The name of that line; may be empty.
    pub advice_line_name: &'static str,
}

/// A stretch or strengthening exercise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exercise {
    /// The name used in the data.
    pub id: &'static str,
    /// The plain name.
    pub name: &'static str,
    /// How it is done.
    pub steps: &'static [&'static str],
    /// How long and how often.
    pub dose: &'static str,
    /// Who takes care or leaves it out.
    pub cautions: &'static [&'static str],
    /// The conditions it suits.
    pub suits: &'static [ConditionId],
    /// The conditions it must not be done with.
    pub not_with: &'static [ConditionId],
    /// The place of the exercise to do sitting instead.
    pub sitting_version: Option<usize>,
    /// What backs it.
    pub sources: &'static [SourceId],
    /// The part of the drawings that is shown: left, bottom, width, height, in the unit of the joints.
    pub view: [i16; 4],
    /// The postures, from start to end; never empty.
    pub figures: &'static [Figure],
    /// What a timer counts; empty where the dose names no seconds.
    pub timers: &'static [TimedDose],
}

/// Answers that speak against exercises.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Barrier {
    /// The name used in the data.
    pub id: &'static str,
    /// When it stands.
    pub when: Expr,
    /// Said to the person.
    pub reason: &'static str,
    /// The places of the exercises that it keeps from the person.
    pub bars: &'static [usize],
    /// The sitting version may be done instead.
    pub sitting_instead: bool,
}

/// Something that care at home does to a leg, such as rubbing it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HomeAction {
    /// The name used in the data.
    pub id: &'static str,
    /// Said to the person.
    pub name: &'static str,
    /// The conditions that it would harm.
    pub harms: &'static [ConditionId],
}

/// What a line of a condition's `what_helps` does to the leg; lines that do nothing of the kind are not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HomeLine {
    /// The condition.
    pub condition: ConditionId,
    /// The place of the line.
    pub line: u8,
    /// The place of the action in [`Knowledge::home_actions`].
    pub action: u8,
}

/// Everything we know.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knowledge {
    /// Derived findings stand after those they are worked out from.
    pub findings: &'static [Finding],
    /// States of which one counts.
    pub variables: &'static [Variable],
    /// In the order asked.
    pub questions: &'static [Question],
    /// A clinician's heading for each question, in the same order.
    pub question_headings: &'static [&'static str],
    /// A clinician's term for each finding, in the same order; empty for what is not asked.
    pub finding_terms: &'static [&'static str],
    /// In order of their names.
    pub conditions: &'static [Condition],
    /// In the order applied.
    pub correlations: &'static [CorrelationGroup],
    /// Red flags.
    pub rules: &'static [Rule],
    /// What "not sure" is worth.
    pub not_sure_rules: &'static [NotSureRule],
    /// What self-care needs.
    pub self_care_needs: &'static [SelfCareNeed],
    /// What is true of anything that newly appears.
    pub appears_now: &'static [FindingId],
    /// What being named by rules is worth.
    pub naming: NamingPolicy,
    /// Published scores that a page may show. Those that are never shown stand apart, in `REFERENCE_SCORES`.
    pub scores: &'static [Score],
    /// Until when to wait; the first that fits counts.
    pub safety_nets: &'static [SafetyNet],
    /// Only publications that something cites.
    pub sources: &'static [Source],
    /// General pages.
    pub topics: &'static [Topic],
    /// One for each way of care, least urgent first.
    pub care_advice: &'static [CareAdvice],
    /// Advice for people under 18.
    pub child_advice: &'static [&'static str],
    /// Said at the start to whoever answers for another person.
    pub helper_advice: &'static [&'static str],
    /// Signs that need an ambulance, for the start page.
    pub emergency_signs: &'static [&'static str],
    /// The last one stands for everywhere else.
    pub regions: &'static [Region],
    /// Emergency numbers with their places, shown where the region is not known.
    pub common_numbers: &'static [(&'static str, &'static str)],
    /// Said before all exercises; the first one leads.
    pub exercise_rules: &'static [&'static str],
    /// Stretches and strengthening.
    pub exercises: &'static [Exercise],
    /// Who must not, by the answers; in the order told.
    pub barriers: &'static [Barrier],
    /// The first weeks after an injury.
    pub plan: Plan,
    /// What care at home does to a leg.
    pub home_actions: &'static [HomeAction],
    /// Which lines of care at home do it, by condition.
    pub home_lines: &'static [HomeLine],
    /// Sentences that say something else when the check is about another person; in order of their first form.
    pub wordings: &'static [Wording],
}

impl Knowledge {
    /// The finding with this id.
    pub fn finding(&self, id: FindingId) -> &'static Finding {
        &self.findings[usize::from(id.0)]
    }

    /// The question with this id.
    pub fn question(&self, id: QuestionId) -> &'static Question {
        &self.questions[usize::from(id.0)]
    }

    /// A clinician's heading for the question.
    pub fn heading(&self, id: QuestionId) -> &'static str {
        self.question_headings.get(usize::from(id.0)).copied().unwrap_or_default()
    }

    /// A clinician's term for the finding.
    pub fn term(&self, id: FindingId) -> &'static str {
        self.finding_terms.get(usize::from(id.0)).copied().unwrap_or_default()
    }

    /// The condition with this id.
    pub fn condition(&self, id: ConditionId) -> &'static Condition {
        &self.conditions[usize::from(id.0)]
    }

    /// The source with this id.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn source(&self, id: SourceId) -> &'static Source {
        &self.sources[usize::from(id.0)]
    }

    /// The finding of this name, if there is one.
    pub fn finding_named(&self, name: &str) -> Option<FindingId> {
        let place = self.findings.iter().position(|finding| finding.id == name)?;
        u16::try_from(place).ok().map(FindingId)
    }

    /// The question of this name, if there is one.
    pub fn question_named(&self, name: &str) -> Option<QuestionId> {
        let place = self.questions.iter().position(|question| question.id == name)?;
        u16::try_from(place).ok().map(QuestionId)
    }

    /// The condition of this name, if there is one.
    pub fn condition_named(&self, name: &str) -> Option<ConditionId> {
        let place = self.conditions.iter().position(|condition| condition.id == name)?;
        u16::try_from(place).ok().map(ConditionId)
    }

    /// Ids of all questions, in the order asked.
    pub fn question_ids(&self) -> impl Iterator<Item = QuestionId> + use<> {
        (0..self.questions.len()).filter_map(|place| u16::try_from(place).ok().map(QuestionId))
    }

    /// Ids of all conditions.
    pub fn condition_ids(&self) -> impl Iterator<Item = ConditionId> + use<> {
        (0..self.conditions.len()).filter_map(|place| u16::try_from(place).ok().map(ConditionId))
    }

    /// Ids of all findings.
    pub fn finding_ids(&self) -> impl Iterator<Item = FindingId> + use<> {
        (0..self.findings.len()).filter_map(|place| u16::try_from(place).ok().map(FindingId))
    }

    /// The words for a way of care, when the data has them.
    pub fn advice(&self, care: Care) -> Option<&'static CareAdvice> {
        self.care_advice.iter().find(|advice| advice.care == care)
    }
}
