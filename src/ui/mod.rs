//! Pages and components. Holds no medical fact and no probability arithmetic: words come from the knowledge,
//! decisions from the engine. Nothing here touches the browser while it renders.

mod app;
mod components;
mod context;
#[cfg(feature = "ssr")]
pub mod gallery;
mod making;
mod pages;
mod region;
mod route;
mod shelf;
mod state;

pub use app::{App, AppProps, Kept, REGION, Served};
pub use components::{WORST_SPOT, place_by_key, place_words, places};
pub use context::ANSWERS;
#[cfg(not(target_arch = "wasm32"))]
pub use pages::description;
pub use pages::title;
pub use region::region_for;
pub use route::Route;
pub use state::{AppAction, AppState, Notice};
