//! The shapes of the data files, as serde reads them. Meaning is given to them in `check`.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A name or text with its place in the file.
pub type Text = Spanned<String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingFile {
    pub present: Text,
    #[serde(default)]
    pub absent: String,
    #[serde(default)]
    pub warning: String,
    #[serde(default)]
    pub red_flag: bool,
    #[serde(default)]
    pub only_presence_tells: bool,
    pub background: Option<Spanned<f64>>,
    pub number: Option<String>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub derived: Option<Text>,
    #[serde(default)]
    pub mark: Option<Text>,
    #[serde(default)]
    pub source: Vec<Text>,
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    #[expect(dead_code, reason = "a note for the people who keep the data")]
    pub note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariableFile {
    pub id: Text,
    pub states: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionsFile {
    pub question: Vec<QuestionFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionFile {
    pub id: Text,
    pub stage: Text,
    pub kind: Text,
    pub ask: String,
    #[serde(default)]
    pub hint: String,
    pub why: String,
    #[serde(default)]
    pub check: String,
    pub when: Option<Text>,
    #[serde(default = "one")]
    pub effort: u8,
    #[serde(default)]
    pub not_sure: String,
    #[serde(default)]
    pub option: Vec<OptionFile>,
    pub sets: Option<Text>,
    #[serde(default)]
    #[expect(dead_code, reason = "the finding holds the unit; repeated here for the reader")]
    pub unit: String,
    #[serde(default)]
    #[expect(dead_code, reason = "the finding holds the limits; repeated here for the reader")]
    pub min: f64,
    #[serde(default)]
    #[expect(dead_code, reason = "the finding holds the limits; repeated here for the reader")]
    pub max: f64,
    #[serde(default)]
    #[expect(dead_code, reason = "any decimal is accepted; kept for the reader")]
    pub step: f64,
    #[serde(default)]
    pub skip: String,
}

fn one() -> u8 {
    1
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionFile {
    pub id: Option<String>,
    pub label: Text,
    #[serde(default)]
    pub hint: String,
    pub sets: Vec<Text>,
    /// The question that asks more when this option is chosen.
    pub opens: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesFile {
    #[serde(default)]
    pub rule: Vec<RuleFile>,
    #[serde(default)]
    pub not_sure: Vec<NotSureFile>,
    #[serde(default)]
    #[expect(dead_code, reason = "cases are read by the tests")]
    pub combination: Vec<toml::Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    pub id: Text,
    pub care: Text,
    pub when: Text,
    pub reason: String,
    #[serde(default)]
    pub advice: String,
    #[serde(default)]
    pub suspects: Vec<Text>,
    #[serde(default)]
    pub picture: bool,
    pub mark: Text,
    #[serde(default)]
    pub source: Vec<Text>,
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    #[expect(dead_code, reason = "cases are read by the tests")]
    pub fires: Vec<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "cases are read by the tests")]
    pub does_not_fire: Vec<toml::Value>,
    #[serde(default)]
    #[expect(dead_code, reason = "where the rule came from, for the people who keep the data")]
    pub original: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotSureFile {
    pub id: Text,
    pub about: Vec<Text>,
    pub with: Text,
    pub care: Text,
    pub reason: String,
    #[serde(default)]
    pub check: String,
    pub mark: Text,
    #[serde(default)]
    pub source: Vec<Text>,
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    #[expect(dead_code, reason = "where the rule came from, for the people who keep the data")]
    pub original: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyFile {
    pub softeners: Vec<Text>,
    pub appears_now: Vec<Text>,
    pub naming: NamingFile,
    #[serde(default)]
    pub self_care_needs: Vec<NeedFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamingFile {
    pub picture_first: NamingWeightFile,
    pub picture_other: NamingWeightFile,
    pub exclude_first: NamingWeightFile,
    pub exclude_other: NamingWeightFile,
    pub lesser: Spanned<f64>,
    pub mark: Text,
    #[serde(default)]
    pub source: Vec<Text>,
    pub why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamingWeightFile {
    pub likelihood_ratio: Spanned<f64>,
    pub odds: Spanned<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedFile {
    pub when: Text,
    pub reason: String,
    pub care: Text,
    pub mark: Text,
    #[serde(default)]
    pub source: Vec<Text>,
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    #[expect(dead_code, reason = "a name for the people who keep the data")]
    pub id: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionFile {
    pub id: Text,
    pub family: Option<Text>,
    pub plain_name: Text,
    pub medical_name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub icd10: String,
    #[serde(default)]
    pub checked_by: String,
    pub reach: Text,
    #[serde(default)]
    pub facts: Vec<Text>,
    pub sources: Vec<Text>,
    pub words: WordsFile,
    #[serde(default)]
    pub look_alike: Vec<LookAlikeFile>,
    pub prior: Option<PriorFile>,
    #[serde(default)]
    pub suspicion: Vec<SuspicionFile>,
    #[serde(default)]
    pub floor: Vec<FloorFile>,
    #[serde(default)]
    pub likelihood: BTreeMap<Text, LikelihoodFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordsFile {
    pub summary: Text,
    pub what_it_is: Vec<String>,
    pub symptoms: Vec<String>,
    pub who_gets_it: Vec<String>,
    pub get_help_now: Vec<String>,
    pub what_helps: Vec<String>,
    pub what_not_to_do: Vec<String>,
    pub at_the_doctor: Vec<String>,
    pub recovery: Vec<String>,
    pub prevention: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookAlikeFile {
    pub condition: Text,
    pub difference: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorFile {
    pub weight: Spanned<f64>,
    pub by_age: [f64; 5],
    #[serde(default = "unit")]
    pub female: f64,
    #[serde(default = "unit")]
    pub pregnant: f64,
    pub only_if: Option<Text>,
    pub mark: Text,
    #[serde(default)]
    pub source: Vec<Text>,
    #[serde(default)]
    pub why: String,
}

fn unit() -> f64 {
    1.0
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuspicionFile {
    pub at_least: Spanned<f64>,
    pub care: Text,
    pub mark: Text,
    #[serde(default)]
    pub source: Vec<Text>,
    #[serde(default)]
    pub why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FloorFile {
    pub when: Text,
    pub at_least: Spanned<f64>,
    pub mark: Text,
    #[serde(default)]
    pub source: Vec<Text>,
    #[serde(default)]
    pub why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LikelihoodFile {
    pub value: Spanned<f64>,
    #[serde(default)]
    #[expect(dead_code, reason = "the range stands beside the value for the reader")]
    pub low: Option<f64>,
    #[serde(default)]
    #[expect(dead_code, reason = "the range stands beside the value for the reader")]
    pub high: Option<f64>,
    #[serde(default)]
    pub source: Vec<Text>,
    pub mark: Text,
    #[serde(default)]
    #[expect(dead_code, reason = "when it was last looked at, for the people who keep the data")]
    pub reviewed: String,
    #[serde(default)]
    pub why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrelationsFile {
    pub group: Vec<GroupFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupFile {
    pub id: Text,
    pub policy: Text,
    pub members: Vec<Text>,
    pub cap: Option<f64>,
    pub floor: Option<f64>,
    #[serde(default)]
    pub applies_to: Vec<Text>,
    pub mark: Text,
    #[serde(default)]
    pub source: Vec<Text>,
    pub why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    pub citation: Text,
    pub link: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicFile {
    pub id: Text,
    pub title: String,
    pub lead: String,
    #[serde(default)]
    pub facts: Vec<Text>,
    #[serde(default)]
    pub see: Vec<Text>,
    #[serde(default)]
    pub sources: Vec<Text>,
    pub section: Vec<SectionFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    pub heading: String,
    pub text: Vec<String>,
    /// Care at home: left out while the person's own answers ask for an examination first.
    #[serde(default)]
    pub waits: bool,
}
