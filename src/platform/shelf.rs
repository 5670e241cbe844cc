//! What the browser keeps beyond the tab, only when the person asks. Each thing has a name of its own, so that tabs that keep
//! something at the same time take nothing from each other.

use super::storage::Refused;
use super::window;

fn shelf() -> Result<web_sys::Storage, Refused> {
    window().and_then(|window| window.local_storage().ok().flatten()).ok_or(Refused)
}

/// The names that begin so.
///
/// # Errors
/// When storage is blocked.
pub fn names(beginning: &str) -> Result<Vec<String>, Refused> {
    let shelf = shelf()?;
    let count = shelf.length().map_err(|_| Refused)?;
    let names = (0..count).filter_map(|place| shelf.key(place).ok().flatten());
    Ok(names.filter(|name| name.starts_with(beginning)).collect())
}

/// What is kept under the name.
pub fn load(name: &str) -> Option<String> {
    shelf().ok()?.get_item(name).ok().flatten()
}

/// Keeps the text under the name, and looks whether it is there.
///
/// # Errors
/// When storage is blocked or full.
pub fn put(name: &str, text: &str) -> Result<(), Refused> {
    shelf()?.set_item(name, text).map_err(|_| Refused)?;
    if load(name).as_deref() == Some(text) { Ok(()) } else { Err(Refused) }
}

/// Forgets what is kept under the name.
pub fn remove(name: &str) {
    if let Ok(shelf) = shelf() {
        // What can't be reached can't be read either.
        let _ = shelf.remove_item(name);
    }
}
