//! Decimal strings for numbers that may be larger than those of JavaScript.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

/// As a string.
pub fn serialize<S: Serializer>(number: &u128, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// From a string.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u128, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(D::Error::custom)
}
