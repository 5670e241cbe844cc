//! The storage of this tab: a reload keeps it, closing the tab forgets it. May be missing, full or refused.

use super::window;

/// The browser would not keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

fn storage() -> Result<web_sys::Storage, Refused> {
    window().and_then(|window| window.session_storage().ok().flatten()).ok_or(Refused)
}

/// What was kept under the name.
pub fn load(name: &str) -> Option<String> {
    storage().ok()?.get_item(name).ok().flatten()
}

/// Keeps the text under the name.
///
/// # Errors
/// When storage is blocked or full.
pub fn save(name: &str, text: &str) -> Result<(), Refused> {
    storage()?.set_item(name, text).map_err(|_| Refused)
}

/// Forgets what was kept under the name.
pub fn forget(name: &str) {
    if let Ok(storage) = storage() {
        // Nothing kept is as good as forgotten.
        let _ = storage.remove_item(name);
    }
}
