//! Stories with a known answer, run through the real interview: how good the answers are. One piece of code for the
//! command, for the page and for the file that runs them in the browser, so that all three give the same figures.
//! Not here: reading files, printing.

mod figures;
#[cfg(not(target_arch = "wasm32"))]
mod published;
mod run;
mod shown;
mod story;

pub use figures::{Case, Figures, Level, is_right, reason_name};
pub use run::{Mode, RUNS, Run, SETS, Set, case_count, figures_of, run_case};
pub use shown::{MEASURES, Measure, Shown, confusion_name, shown};
pub use story::{Folder, OTHER_NAMES, Story};
#[cfg(not(target_arch = "wasm32"))]
pub use {
    packed::TEXTS,
    published::{PUBLISHED, Published},
    story::Text,
};

mod packed {
    //! Every story of the repository, as the build found it.

    #[cfg(not(target_arch = "wasm32"))]
    use super::Text;
    use super::{Folder, Story};
    use crate::knowledge::{FindingId, Urgency};

    include!(concat!(env!("OUT_DIR"), "/vignettes.rs"));
}
pub use packed::FOLDERS;
