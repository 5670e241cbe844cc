//! The questionnaire: drafts, saving, going back.

use calfcheck::engine::Status;
use calfcheck::interview::{Action, Draft, Interview, Mistake, Place, Response, Restored, from_text, read, to_text};
use calfcheck::knowledge::{KNOWLEDGE, QuestionId, QuestionKind};
use calfcheck::words::Who;

fn question(name: &str) -> QuestionId {
    KNOWLEDGE.question_named(name).expect("a question")
}

fn typed(text: &str) -> Draft {
    Draft { text: text.to_owned(), ..Draft::default() }
}

#[track_caller]
fn check_age(text: &str, expected: Result<f32, Mistake>) {
    let expected = expected.map(Response::Number);
    assert_eq!(read(&KNOWLEDGE, question("age"), &typed(text)), expected);
}

#[test]
fn an_age_is_a_number_from_0_to_120() {
    check_age("44", Ok(44.0));
    check_age(" 44 ", Ok(44.0));
    check_age("0", Ok(0.0));
    check_age("120", Ok(120.0));
    check_age("121", Err(Mistake::OutOfRange(0.0, 120.0)));
    check_age("-1", Err(Mistake::OutOfRange(0.0, 120.0)));
    check_age("forty", Err(Mistake::NotANumber));
    check_age("4 4", Err(Mistake::NotANumber));
    check_age("1e2", Err(Mistake::NotANumber));
    check_age("inf", Err(Mistake::NotANumber));
    check_age("", Err(Mistake::Nothing));
}

#[test]
fn nothing_chosen_is_said() {
    for name in ["sex", "chest_and_head"] {
        assert_eq!(read(&KNOWLEDGE, question(name), &Draft::default()), Err(Mistake::Nothing));
    }
}

#[test]
fn none_of_these_excludes_the_rows_and_a_row_excludes_none() {
    let mut draft = Draft::default();
    draft.tick(1, true, QuestionKind::Many);
    draft.tick_none(true);
    assert_eq!((draft.options.len(), draft.none), (0, true));
    draft.tick(2, true, QuestionKind::Many);
    assert_eq!((draft.options.clone(), draft.none), (vec![2], false));
    draft.tick_not_sure(true, QuestionKind::Many);
    assert_eq!((draft.options, draft.not_sure), (vec![2], true));
}

#[test]
fn not_checked_and_not_sure_exclude_each_other_and_keep_the_rows() {
    let mut draft = Draft::default();
    draft.tick(2, true, QuestionKind::Many);
    draft.tick_not_sure(true, QuestionKind::Many);
    draft.tick_not_checked(true, QuestionKind::Many);
    assert_eq!((draft.options.clone(), draft.not_sure, draft.not_checked), (vec![2], false, true));
    let many = question("chest_and_head");
    let rows = KNOWLEDGE.question(many).options.len();
    let others: Vec<usize> = (0..rows).filter(|place| *place != 2).collect();
    let response = Response::Chosen { options: vec![2], unsure: vec![], unchecked: others };
    assert_eq!(read(&KNOWLEDGE, many, &draft), Ok(response.clone()));
    assert_eq!(Draft::of(Some(&response), QuestionKind::Many), draft);
}

#[test]
fn only_what_can_be_checked_may_be_left_unchecked() {
    let may = |name| KNOWLEDGE.question(question(name)).may_be_unchecked();
    assert_eq!(["chest_and_head", "tiptoe", "sex", "calf_size"].map(may), [true, true, false, false]);
}

#[track_caller]
fn check_status(response: Response, expected: [Status; 3]) {
    let interview =
        Interview::new(&KNOWLEDGE).after(&KNOWLEDGE, Action::Answered(question("chest_and_head"), response));
    let answers = interview.answers(&KNOWLEDGE);
    let told = ["breathless", "chest_pain", "coughing_blood"].map(|name| answers.status(crate::person::finding(name)));
    assert_eq!(told, expected);
    assert_ne!(interview.place(), Place::Asking(question("chest_and_head")), "an answer of any kind is an answer");
}

#[test]
fn yes_not_sure_not_checked_and_no_are_kept_apart_row_by_row() {
    let response = |options: &[usize], unsure: &[usize], unchecked: &[usize]| Response::Chosen {
        options: options.to_vec(),
        unsure: unsure.to_vec(),
        unchecked: unchecked.to_vec(),
    };
    check_status(response(&[], &[], &[]), [Status::Absent; 3]);
    check_status(response(&[], &[0], &[1]), [Status::NotSure, Status::Unasked, Status::Absent]);
    check_status(response(&[1], &[0], &[2]), [Status::NotSure, Status::Present, Status::Unasked]);
    check_status(Response::NotChecked, [Status::Unasked; 3]);
    check_status(Response::NotSure, [Status::NotSure; 3]);
}

#[test]
fn what_was_left_open_is_saved_row_by_row() {
    let id = question("chest_and_head");
    let rest = |chosen: usize| (0..KNOWLEDGE.question(id).options.len()).filter(|place| *place != chosen).collect();
    let cases = [
        (Response::Chosen { options: vec![1], unsure: rest(1), unchecked: vec![] }, "chest_and_head = chest_pain ?"),
        (Response::Chosen { options: vec![1], unsure: vec![], unchecked: rest(1) }, "chest_and_head = chest_pain ~"),
        (
            Response::Chosen { options: vec![], unsure: vec![0], unchecked: vec![2] },
            "chest_and_head = ?breathless ~coughing_blood",
        ),
        (Response::Chosen { options: vec![], unsure: vec![], unchecked: vec![] }, "chest_and_head = -"),
    ];
    for (response, line) in cases {
        let interview = Interview::new(&KNOWLEDGE).after(&KNOWLEDGE, Action::Answered(id, response));
        let text = to_text(&KNOWLEDGE, "version", &interview);
        assert!(text.lines().any(|known| known == line), "{line} is not in {text}");
        assert_eq!(from_text(&KNOWLEDGE, &text), Restored::Whole(interview));
    }
}

fn answered() -> Interview {
    let person =
        crate::person::portrait("age_years=44 leg_pain breathless side_one", calfcheck::interview::Unstated::No);
    let mut interview = Interview::new(&KNOWLEDGE);
    for _ in 0..9 {
        interview = match interview.place() {
            Place::Asking(id) => interview.after(&KNOWLEDGE, Action::Answered(id, person.respond(&KNOWLEDGE, id))),
            Place::Emergency => interview.after(&KNOWLEDGE, Action::WentOn),
            Place::Review | Place::Result => interview,
        };
    }
    interview
}

#[test]
fn saved_answers_come_back_whole() {
    let interview = answered();
    let text = to_text(&KNOWLEDGE, "version", &interview);
    assert_eq!(from_text(&KNOWLEDGE, &text), Restored::Whole(interview));
}

#[test]
fn whom_the_check_is_about_is_kept_and_changes_nothing_else() {
    let me = answered();
    assert_eq!(me.who(), Who::Me);
    assert!(!to_text(&KNOWLEDGE, "v", &me).contains("for ="), "a text about oneself stays as it was");
    let other = me.after(&KNOWLEDGE, Action::ChoseWho(Who::SomeoneElse));
    assert_eq!((other.place(), other.responses()), (me.place(), me.responses()));
    assert_eq!(other.assess(&KNOWLEDGE), me.assess(&KNOWLEDGE));
    let text = to_text(&KNOWLEDGE, "v", &other);
    assert_eq!(from_text(&KNOWLEDGE, &text), Restored::Whole(other.clone()));
    let unknown = text.replace("for = someone_else", "for = a_neighbour");
    let Restored::Partly(interview, 1) = from_text(&KNOWLEDGE, &unknown) else { panic!("{unknown}") };
    assert_eq!(interview.who(), Who::Me);
    assert_eq!(other.after(&KNOWLEDGE, Action::ChoseWho(Who::Me)), me);
    assert_eq!(other.after(&KNOWLEDGE, Action::StartedAgain), Interview::new(&KNOWLEDGE));
}

#[test]
fn whom_a_check_without_answers_is_about_is_kept_as_well() {
    let other = Interview::new(&KNOWLEDGE).after(&KNOWLEDGE, Action::ChoseWho(Who::SomeoneElse));
    assert_eq!(from_text(&KNOWLEDGE, &to_text(&KNOWLEDGE, "v", &other)), Restored::Whole(other));
}

#[test]
fn an_older_version_keeps_what_still_exists_and_counts_the_rest() {
    let text = "calfcheck answers 1 older\nseen = self_care\nat = gone\nage = 44\nno_such_question = yes\nsex = no_such_option\n";
    match from_text(&KNOWLEDGE, text) {
        Restored::Partly(interview, lost) => {
            assert_eq!(lost, 2);
            assert_eq!(interview.response(question("age")), Some(&Response::Number(44.0)));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn garbage_is_unreadable_and_never_fatal() {
    for text in ["", "garbage", "{\"answers\":1}", "calfcheck answers 2\nage = 4", "\u{0}\u{1}"] {
        assert_eq!(from_text(&KNOWLEDGE, text), Restored::Unreadable, "{text:?}");
    }
    let half = "calfcheck answers 1 x\nage = 44\nchest_and_hea";
    assert!(matches!(from_text(&KNOWLEDGE, half), Restored::Partly(_, 1)));
}

#[test]
fn back_leads_through_the_questions_that_were_asked() {
    let mut interview = answered();
    let mut steps = 0;
    while let Some(before) = interview.before(&KNOWLEDGE) {
        interview = interview.after(&KNOWLEDGE, Action::WentTo(Place::Asking(before)));
        steps += 1;
        assert!(steps < 100);
    }
    assert_eq!(interview.place(), Place::Asking(question("age")));
}

#[test]
fn an_answer_that_no_longer_concerns_the_person_does_not_count() {
    let chosen = Response::one;
    let say = |interview: Interview, name: &str, response| {
        interview.after(&KNOWLEDGE, Action::Answered(question(name), response))
    };
    let mut interview = Interview::new(&KNOWLEDGE);
    interview = say(interview, "age", Response::Number(30.0));
    interview = say(interview, "sex", chosen(0));
    interview = say(interview, "pregnancy", chosen(0));
    let pregnant = crate::person::finding("pregnant");
    assert_eq!(interview.answers(&KNOWLEDGE).status(pregnant), calfcheck::engine::Status::Present);
    interview = say(interview, "sex", chosen(1));
    assert_eq!(interview.answers(&KNOWLEDGE).status(pregnant), calfcheck::engine::Status::Unasked);
}
