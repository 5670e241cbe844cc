//! Parts of pages, one file each; the style sheet of the same name dresses them.

mod bullets;
mod cause_card;
mod choices;
mod element;
mod emergency;
mod exercise;
mod figure;
mod footer;
mod for_whom;
mod hand_on;
mod handover;
mod header;
mod icon;
mod keep_check;
mod leg_map;
mod leg_paths;
mod link;
#[cfg(not(target_arch = "wasm32"))]
mod measure_figure;
mod measure_form;
mod measure_result;
mod notices;
mod old_answers;
#[cfg(not(target_arch = "wasm32"))]
mod prose;
mod scores;
mod short_list;
mod timer;
mod urgency_card;
mod wait;

pub use bullets::{bullets, bullets_as, list, said_bullets};
pub use cause_card::{cause_card, fit_words, statement};
pub use choices::{Choices, NOT_CHECKED, error_summary};
pub use element::{around, button, fold, text};
pub use emergency::{advice_line, call_button, emergency_bar, emergency_list, region_picker};
pub use exercise::{bar_list, exercise_card, exercise_steps};
pub use figure::figures;
pub use footer::footer;
pub use for_whom::for_whom;
pub use hand_on::HandOn;
pub use handover::handover;
pub use header::header;
pub use icon::{Shape, brand, icon};
pub use keep_check::{KeepCheck, download};
pub use leg_map::{LegMap, WORST_SPOT, place_by_key, place_words, places};
pub use link::{link, link_as};
#[cfg(not(target_arch = "wasm32"))]
pub use measure_figure::{MeasureFigure, MeasureStep};
pub use measure_form::MeasureForm;
pub use notices::{level_class, notices};
pub use old_answers::old_answers;
#[cfg(not(target_arch = "wasm32"))]
pub use prose::{Prose, SourceList, source_line};
pub use scores::published_scores;
pub use short_list::short_list;
pub use timer::Timer;
pub use urgency_card::urgency_card;
pub use wait::{must_wait, wait_notice};
