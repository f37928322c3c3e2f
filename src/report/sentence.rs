//! Fragments as sentences: rules give their reasons as clauses, readers get sentences.

/// The text with a capital at its start and a full stop at its end.
pub(super) fn sentence(text: &str) -> String {
    let text = capitalised(text);
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text } else { format!("{text}.") }
}

/// The text with a capital at its start.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_becomes_a_sentence_once() {
        assert_eq!(sentence("only a narrower means is named"), "Only a narrower means is named.");
        assert_eq!(sentence("The act is named."), "The act is named.");
        assert_eq!(sentence(""), "");
    }
}
