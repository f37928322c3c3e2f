//! Stand-in for the plain form of labels.

/// The number of a label in ASCII figures and small letters.
pub fn plain_number(label: &str) -> String {
    label
        .split_whitespace()
        .next_back()
        .unwrap_or_default()
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_ascii_lowercase()
}
