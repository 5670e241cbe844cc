//! Every call to the browser. Each one can fail and then says so by `None` or `Err`; none of them panics,
//! and none may be made while a component renders.

pub mod clock;
pub mod device;
pub mod events;
pub mod faults;
pub mod file;
pub mod history;
pub mod page;
pub mod share;
pub mod shelf;
pub mod sound;
pub mod speech;
pub mod start;
pub mod storage;
pub mod wake;

/// The window, where there is one.
pub(crate) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}
