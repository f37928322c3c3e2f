//! Laws that change other laws.

use super::LawText;

/// Whether the text changes other law.
pub fn is_amending(_law: &LawText) -> bool {
    false
}
