//! The right name nearest to a wrong one.

use similar::TextDiff;

/// How alike two names must be for one to be suggested for the other.
const ALIKE: f32 = 0.6;

/// The candidates most like the word, best first, at most three.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let mut scored: Vec<(f32, &str)> = candidates
        .into_iter()
        .map(|candidate| {
            let lower = candidate.to_lowercase();
            // The start of a long id is as good as a misspelling.
            let starts = lower.starts_with(&word) && word.len() >= 3;
            let ratio = TextDiff::from_chars(word.as_str(), lower.as_str()).ratio();
            (if starts { ratio.max(ALIKE) } else { ratio }, candidate)
        })
        .filter(|(ratio, _)| *ratio >= ALIKE)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// An error about a name that does not exist, with the nearest ones that do.
pub(super) fn unknown<'a>(
    what: &str,
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    list: &str,
) -> anyhow::Error {
    let near: Vec<String> =
        nearest(word, candidates).into_iter().map(|name| format!("`{name}`")).collect();
    let hint = if near.is_empty() {
        format!("`{list}` shows all")
    } else {
        format!("did you mean {}? `{list}` shows all", near.join(" or "))
    };
    anyhow::anyhow!("there is no {what} `{}`; {hint}", word.escape_debug())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelling_finds_its_word() {
        let states = ["Singapore", "Indonesia", "Malaysia"];
        assert_eq!(nearest("singapur", states), ["Singapore"]);
        assert!(nearest("zzz", states).is_empty());
        let elements = ["tip.3a.means.fraud", "tip.3a.means.force", "som.3b.entry"];
        assert_eq!(nearest("tip.3a.mean.fraud", elements)[0], "tip.3a.means.fraud");
    }
}
