//! Questions: every finding that is asked has a question, and every option a stable name.

use super::check::{Checker, keep};
use super::expression::leak;
use super::files::{QuestionFile, QuestionsFile};
use super::findings::finding_id;
use super::problem::File;
use crate::knowledge::{Expr, Finding, FindingId, FindingKind, Question, QuestionKind, QuestionOption, Stage};

/// Reads `questions.toml`.
pub fn load(checker: &mut Checker, file: &File, findings: &[Finding]) -> Vec<Question> {
    let Some(contents) = checker.read::<QuestionsFile>(file) else { return Vec::new() };
    let mut questions: Vec<Question> = Vec::new();
    for entry in &contents.question {
        if questions.iter().any(|known| known.id == entry.id.get_ref()) {
            let message = format!("the question `{}` stands here twice", entry.id.get_ref());
            checker.problem(file, &entry.id.span(), message);
        }
        if questions.iter().any(|known| known.ask == entry.ask) {
            let message = format!("another question asks the same words: `{}`", entry.ask);
            checker.problem(file, &entry.id.span(), message);
        }
        questions.extend(question(checker, file, entry));
    }
    link_opened(checker, file, &contents, &mut questions);
    check_all_asked(checker, findings, &questions);
    questions
}

fn question(checker: &mut Checker, file: &File, entry: &QuestionFile) -> Option<Question> {
    let stages = [
        ("about", Stage::About),
        ("safety", Stage::Safety),
        ("core", Stage::Core),
        ("risk", Stage::Risk),
        ("story", Stage::Story),
        ("detail", Stage::Detail),
        ("closing", Stage::Closing),
    ];
    let kinds = [("one", QuestionKind::One), ("many", QuestionKind::Many), ("number", QuestionKind::Number)];
    let stage = checker.one_of(file, &entry.stage, &stages)?;
    let kind = checker.one_of(file, &entry.kind, &kinds)?;
    let options = options(checker, file, entry);
    let mut covers: Vec<FindingId> = options.iter().flat_map(|option| option.sets.iter().copied()).collect();
    if let Some(number) = &entry.sets {
        covers.extend(checker.finding(file, number));
    }
    covers.sort_unstable();
    covers.dedup();
    if covers.is_empty() {
        let message = format!("the question `{}` sets no finding", entry.id.get_ref());
        checker.problem(file, &entry.id.span(), message);
    }
    let not_sure = [entry.not_sure.as_str(), entry.skip.as_str(), "I'm not sure"];
    Some(Question {
        id: keep(entry.id.get_ref()),
        stage,
        kind,
        ask: keep(&entry.ask),
        hint: keep(&entry.hint),
        why: keep(&entry.why),
        check: keep(&entry.check),
        not_sure: keep(not_sure.into_iter().find(|text| !text.is_empty()).unwrap_or_default()),
        when: entry.when.as_ref().and_then(|when| checker.expression(file, when)),
        effort: entry.effort,
        options: leak(options),
        covers: leak(covers),
    })
}

fn options(checker: &mut Checker, file: &File, entry: &QuestionFile) -> Vec<QuestionOption> {
    let mut options: Vec<QuestionOption> = Vec::new();
    for option in &entry.option {
        let sets = checker.finding_list(file, &option.sets);
        let names: Vec<&str> = option.sets.iter().map(|name| name.get_ref().as_str()).collect();
        let name = match (&option.id, names.is_empty()) {
            (Some(id), _) => id.clone(),
            (None, true) => "none".to_owned(),
            (None, false) => names.join("+"),
        };
        if options.iter().any(|known| known.id == name) {
            let message = format!("two options of `{}` are named `{name}`: give one an `id`", entry.id.get_ref());
            checker.problem(file, &option.label.span(), message);
        }
        options.push(QuestionOption {
            id: keep(&name),
            label: keep(option.label.get_ref()),
            hint: keep(&option.hint),
            sets: leak(sets),
            stands_for: &[],
        });
    }
    options
}

/// Lets each option that opens a question stand for everything that the question asks.
fn link_opened(checker: &mut Checker, file: &File, contents: &QuestionsFile, questions: &mut [Question]) {
    let places: Vec<(&'static str, usize)> =
        questions.iter().enumerate().map(|(place, question)| (question.id, place)).collect();
    for (entry, option) in contents.question.iter().flat_map(|entry| entry.option.iter().map(move |o| (entry, o))) {
        let Some(opens) = &option.opens else { continue };
        let Some(opened) = checker.one_of(file, opens, &places) else { continue };
        let (when, covers) = (questions[opened].when, questions[opened].covers);
        let by = questions.iter_mut().find(|known| known.id == entry.id.get_ref());
        let options = by.map(|question| (question.kind, question.options.to_vec()));
        let Some((QuestionKind::Many, mut options)) = options else {
            checker.problem(file, &opens.span(), "only a question of the kind `many` can open another".to_owned());
            continue;
        };
        let choice = options.iter_mut().find(|known| known.label == option.label.get_ref());
        let Some(choice) = choice else { continue };
        if when != choice.sets.first().map(|id| Expr::Is(*id)) {
            let message = format!("`{}` needs `when` to be the finding that opens it", opens.get_ref());
            checker.problem(file, &opens.span(), message);
        }
        choice.stands_for = covers;
        if let Some(question) = questions.iter_mut().find(|known| known.id == entry.id.get_ref()) {
            question.options = leak(options);
        }
    }
}

fn check_all_asked(checker: &mut Checker, findings: &[Finding], questions: &[Question]) {
    for (place, finding) in findings.iter().enumerate() {
        let asked = questions.iter().any(|question| question.covers.contains(&finding_id(place)));
        let derived = matches!(finding.kind, FindingKind::Derived(_));
        if asked == derived {
            let message = if derived {
                format!("`{}` is worked out, so no question may set it", finding.id)
            } else {
                format!("no question sets `{}`: add an option with `sets = [\"{}\"]`", finding.id, finding.id)
            };
            checker.problems.push(super::problem::Problem { file: "questions.toml".to_owned(), line: 1, message });
        }
    }
}
