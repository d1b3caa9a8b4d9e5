#[cfg(feature = "explore")]
extern crate explore_std as std;

mod prices;
pub mod show;
