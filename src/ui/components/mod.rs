//! Parts of pages, one file each; the style sheet of the same name dresses them.

mod bullets;
mod cause_card;
mod choices;
mod emergency;
mod exercise;
mod figure;
mod footer;
mod for_whom;
mod hand_on;
mod handover;
mod header;
mod icon;
mod leg_map;
mod leg_paths;
mod link;
#[cfg(not(target_arch = "wasm32"))]
mod measure_figure;
mod measure_form;
mod measure_result;
mod notices;
#[cfg(not(target_arch = "wasm32"))]
mod prose;
mod scores;
mod short_list;
mod timer;
mod urgency_card;
mod wait;

pub use bullets::Bullets;
pub use cause_card::{CauseCard, fit_words, statement};
pub use choices::{Choices, ErrorSummary, NOT_CHECKED};
pub use emergency::{AdviceLine, CallButton, EmergencyBar, EmergencyList, RegionPicker};
pub use exercise::{BarList, ExerciseCard, ExerciseSteps};
pub use figure::Figures;
pub use footer::Footer;
pub use for_whom::ForWhom;
pub use hand_on::HandOn;
pub use handover::Handover;
pub use header::Header;
pub use icon::{Brand, Icon, Shape};
pub use leg_map::{LegMap, WORST_SPOT, place_by_key, place_words, places};
pub use link::Link;
#[cfg(not(target_arch = "wasm32"))]
pub use measure_figure::{MeasureFigure, MeasureStep};
pub use measure_form::MeasureForm;
pub use notices::Notices;
#[cfg(not(target_arch = "wasm32"))]
pub use prose::{Prose, SourceList, source_line};
pub use scores::published_scores;
pub use short_list::ShortList;
pub use timer::Timer;
pub use urgency_card::UrgencyCard;
pub use wait::{WaitNotice, must_wait};
