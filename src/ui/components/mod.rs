//! Parts of pages, one file each; the style sheet of the same name dresses them.

mod cause_card;
mod choices;
mod emergency;
mod exercise;
mod figure;
mod footer;
mod for_whom;
mod header;
mod icon;
mod leg_map;
mod link;
mod notices;
mod prose;
mod scores;
mod short_list;
mod timer;
mod urgency_card;
mod wait;

pub use cause_card::{CauseCard, fit_words, statement};
pub use choices::{Choices, ErrorSummary, NOT_CHECKED};
pub use emergency::{AdviceLine, CallButton, EmergencyBar, EmergencyList, RegionPicker};
pub use exercise::{BarList, ExerciseCard, ExerciseSteps};
pub use figure::Figures;
pub use footer::Footer;
pub use for_whom::ForWhom;
pub use header::Header;
pub use icon::{Brand, Icon, Shape};
pub use leg_map::LegMap;
pub use link::Link;
pub use notices::Notices;
pub use prose::{Bullets, Prose, SourceList, source_line};
pub use scores::published_scores;
pub use short_list::ShortList;
pub use timer::Timer;
pub use urgency_card::UrgencyCard;
pub use wait::{WaitNotice, must_wait};
