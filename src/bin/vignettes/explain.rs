//! What each answer of one story did to the leading causes and to the reference cause.

use calfcheck::engine::{Effect, Facts, Weights, differential};
use calfcheck::knowledge::{ConditionId, KNOWLEDGE};
use calfcheck::vignettes::{Mode, Story, is_right, reason_name};

/// Prints it, in the headline mode.
pub fn explain(story: &Story) {
    let (told, asked) = story.run(Mode::No);
    let asked: Vec<&str> = asked.into_iter().map(|id| KNOWLEDGE.question(id).id).collect();
    println!("{}: {:?}; asked {}", story.id, told.care, asked.join(" "));
    for one in &told.reasons {
        let because: Vec<&str> = one.because.iter().map(|id| KNOWLEDGE.finding(*id).id).collect();
        println!("  {:?} {} because {}", one.care, reason_name(one), because.join(", "));
    }
    println!("  to be checked: {:?}", told.suspected.iter().map(|id| KNOWLEDGE.condition(*id).id).collect::<Vec<_>>());
    let weights = Weights::new(&KNOWLEDGE);
    let facts = Facts::new(&KNOWLEDGE, &story.answers(Mode::No));
    let ranked = differential(&KNOWLEDGE, &weights, &facts);
    let mut ids: Vec<ConditionId> = KNOWLEDGE.condition_ids().collect();
    let share = |id: ConditionId| ranked.probabilities[usize::from(id.0)].get();
    ids.sort_by(|a, b| share(*b).total_cmp(&share(*a)));
    let wanted = |place: usize, id: ConditionId| place < 3 || is_right(story, KNOWLEDGE.condition(id).family);
    for (place, id) in ids.into_iter().enumerate().filter(|(place, id)| wanted(*place, *id)) {
        let mut effects = weights.effects(&KNOWLEDGE, id, &facts);
        effects.retain(|effect| effect.log_ratio.abs() > 0.05);
        effects.sort_by(|a, b| b.log_ratio.total_cmp(&a.log_ratio));
        let told = |effect: &Effect| format!("{} {:+.1}", KNOWLEDGE.finding(effect.finding).id, effect.log_ratio);
        let list: Vec<String> = effects.iter().map(told).collect();
        println!("  {}. {} {:.3}: {}", place + 1, KNOWLEDGE.condition(id).id, share(id), list.join(", "));
    }
}
