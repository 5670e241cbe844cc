//! Chance with a fixed seed, and people drawn by it: what they would answer to every question.

use calfcheck::engine::{Answers, Status};
use calfcheck::interview::Response;
use calfcheck::knowledge::{FindingId, FindingKind, KNOWLEDGE, Question, QuestionId, QuestionKind, Stage};

/// A sequence of numbers that looks random and is the same on every machine (SplitMix64).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The sequence of this seed.
    pub fn new(seed: u64) -> Self {
        Chance(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below the limit, which is above 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).expect("a small limit");
        usize::try_from(self.bits() % limit).expect("below the limit")
    }

    /// True so many times in a hundred.
    pub fn per_cent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of them.
    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// Puts them in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            items.swap(place, self.below(place + 1));
        }
    }
}

/// How a person tends to answer, in per cent. Most people have few danger signs; with many, every person is an
/// emergency and nothing is learnt.
#[derive(Clone, Copy, Debug)]
pub struct Temper {
    /// How often a row of a whole story is ticked, which makes the advice calmer.
    pub story: usize,
    /// How often a row with a danger sign is ticked.
    pub danger: usize,
    /// How often another row is ticked.
    pub other: usize,
    /// How often a question, or the rest of its rows, is answered "not sure".
    pub not_sure: usize,
}

impl Temper {
    /// A person of any kind.
    pub fn drawn(chance: &mut Chance) -> Self {
        Temper {
            story: chance.one_of(&[0, 15, 40]),
            danger: chance.one_of(&[0, 0, 1, 2, 5, 20]),
            other: chance.one_of(&[1, 3, 10, 30, 60]),
            not_sure: chance.one_of(&[0, 0, 0, 3, 10, 40]),
        }
    }
}

/// What the person would answer to every question, whether or not it is asked.
pub fn responses(chance: &mut Chance, temper: Temper) -> Vec<(QuestionId, Response)> {
    KNOWLEDGE.question_ids().map(|id| (id, response(chance, temper, KNOWLEDGE.question(id)))).collect()
}

/// What the person would answer to the question.
pub fn response(chance: &mut Chance, temper: Temper, question: &Question) -> Response {
    let unsure = chance.per_cent(temper.not_sure);
    match question.kind {
        QuestionKind::Number | QuestionKind::One if unsure => Response::NotSure,
        QuestionKind::Number => Response::Number(number(chance, question)),
        QuestionKind::One => {
            let none = question.options.iter().position(|option| option.sets.is_empty());
            let place = none.filter(|_| !chance.per_cent(temper.other.max(20)));
            let place = place.unwrap_or_else(|| chance.below(question.options.len()));
            let danger = is_danger(question.options[place].sets) && !chance.per_cent(temper.danger * 4);
            let place = if danger { none.unwrap_or(place) } else { place };
            Response::one(place)
        }
        QuestionKind::Many => {
            let calm = if question.stage == Stage::Story { temper.story } else { temper.other };
            let ticked = |place: &usize| {
                let danger = is_danger(question.options[*place].sets);
                chance.per_cent(if danger { temper.danger } else { calm })
            };
            let options = (0..question.options.len()).filter(ticked).collect();
            if unsure { Response::unsure_of_rest(question, options) } else { Response::chosen(options) }
        }
    }
}

fn is_danger(sets: &[FindingId]) -> bool {
    sets.iter().any(|id| KNOWLEDGE.finding(*id).red_flag)
}

/// Mostly adults; and what a tape would show, in half centimetres.
fn number(chance: &mut Chance, question: &Question) -> f32 {
    let FindingKind::Number { unit, max, .. } = KNOWLEDGE.finding(question.covers[0]).kind else {
        panic!("{} asks for a number", question.id)
    };
    let steps = |steps: usize, step: f32| f32::from(u16::try_from(steps).expect("a few steps")) * step;
    match unit {
        "years" if chance.per_cent(15) => steps(chance.below(18), 1.0),
        "years" => steps(18 + chance.below(78), 1.0).min(max),
        _ => steps(chance.below(9), 0.5).min(max),
    }
}

/// The answers to every question, also to those that the interview would not ask this person.
pub fn all_answers(responses: &[(QuestionId, Response)]) -> Answers {
    let mut answers = Answers::none(&KNOWLEDGE);
    for (id, response) in responses {
        let question = KNOWLEDGE.question(*id);
        answers.note_asked(*id);
        for finding in question.covers {
            match response {
                Response::Number(value) => answers.record_number(*finding, *value),
                Response::NotSure => answers.record(*finding, Status::NotSure),
                Response::NotChecked => {}
                Response::Chosen { options, unsure, .. } => {
                    let ticked = options.iter().any(|place| question.options[*place].sets.contains(finding));
                    let rest = if unsure.is_empty() { Status::Absent } else { Status::NotSure };
                    answers.record(*finding, if ticked { Status::Present } else { rest });
                }
            }
        }
    }
    answers
}
