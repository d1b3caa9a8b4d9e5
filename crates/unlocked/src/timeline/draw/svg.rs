//! Numbers of SVG, and the ends of its lines.

use maud::PreEscaped;

/// A new line of the file, for those who read its changes.
pub fn newline() -> PreEscaped<&'static str> {
    PreEscaped("\n")
}

pub fn percent(x: f64) -> String {
    format!("{}%", short(x))
}

pub fn px(y: f64) -> String {
    short(y)
}

/// Two digits behind the point, and no zeros at the end.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
