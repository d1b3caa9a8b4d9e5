//! A drawing of a run: an inline SVG, and the figure around it.
//!
//! | module | what it is |
//! |---|---|
//! | `scale` | the axis of time, on which close moments lie apart |
//! | `lanes` | swim lanes, one for each thread |
//! | `description` | what is said of a span or an event |
//! | `text_alternative` | the whole drawing in words |
//! | `svg` | numbers and shapes of SVG |
//! | `canvas` | where on the drawing everything lies |
//! | `tooltip` | what is shown of the thing that is pointed at |
//! | `spans`, `events`, `arrows`, `threads` | what is drawn on it |
//! | `drawing` | the drawing |
//! | `figure` | the figure around it |

mod arrows;
mod canvas;
mod description;
mod drawing;
mod events;
mod figure;
mod lanes;
mod scale;
mod spans;
mod svg;
mod text_alternative;
mod threads;
mod tooltip;

pub use canvas::Subject;
pub use drawing::draw;
pub use figure::{Drawing, figure};
