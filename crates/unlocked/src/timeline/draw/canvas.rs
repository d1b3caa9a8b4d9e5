//! The canvas: where on the drawing each moment and each thread lies.
//!
//! All that is horizontal is in percent of the width and all that is vertical
//! in pixels, so that the letters have the same size on a phone and on a desk.

use timeline_std::Recording;

use super::description::Descriptions;
use super::lanes::{self, Lane};
use super::scale::Scale;

/// How wide a letter of a label is, in pixels.
pub const LETTER: f64 = 6.0;
/// The width of a drawing on a phone, and from where on it is wide.
pub const NARROW: f64 = 350.0;
pub const WIDE: f64 = 680.0;
/// The height of what stands below the lanes: the axis, and the three lines of
/// a tooltip.
pub const AXIS: f64 = 18.0;
pub const TOOLTIP: f64 = 50.0;

/// Who made the run, for the title of the drawing and for its ids.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Begins the ids of the drawing; no other drawing of the book has it.
    pub id: &'a str,
    /// What was run: `listings/threads/lost-update/src/main.rs`.
    pub program: &'a str,
    /// Its files, as the recording calls them, and their texts: to show the
    /// line of what is pointed at.
    pub sources: &'a [(String, String)],
}

/// A recording, and the place of all that is drawn of it.
pub struct Canvas<'a> {
    pub recording: &'a Recording,
    pub subject: Subject<'a>,
    pub descriptions: Descriptions<'a>,
    pub scale: Scale,
    pub lanes: Vec<Lane>,
    /// The height of all lanes.
    pub height: f64,
}

impl<'a> Canvas<'a> {
    /// Finds the place of everything in `recording`.
    pub fn new(recording: &'a Recording, subject: Subject<'a>) -> Self {
        let (lanes, height) = lanes::lanes(recording);
        Self {
            recording,
            subject,
            descriptions: Descriptions(recording),
            scale: Scale::new(recording),
            lanes,
            height,
        }
    }

    /// Percent of the width, with some room for what stands at the edges.
    pub fn x(&self, at: u64) -> f64 {
        1.0 + 98.0 * self.scale.place(at)
    }

    /// The baseline of a line below the axis.
    pub fn below_axis(&self, line: usize) -> f64 {
        self.height + AXIS + 13.0 + 15.0 * line as f64
    }
}

/// The class of a thread: each has a colour of the palette; there are six.
pub fn colour(thread: usize) -> String {
    format!("thread-{}", thread % 6)
}
