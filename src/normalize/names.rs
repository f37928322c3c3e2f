//! Names of States to codes: "Vietnam", "Viet Nam", "VNM" and "vn" are one State.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::{JurisdictionCode, NamedState, Names};

use super::key::matching_key;

/// A text that names no State on record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` names no State{}", hint(suggestions))]
pub struct UnknownName {
    /// What was given.
    pub given: String,
    /// The States that may have been meant, nearest first.
    pub suggestions: Vec<(JurisdictionCode, String)>,
}

/// The suggestions as the end of a sentence.
fn hint(suggestions: &[(JurisdictionCode, String)]) -> String {
    if suggestions.is_empty() {
        return String::new();
    }
    let names: Vec<String> =
        suggestions.iter().map(|(code, name)| format!("{name} ({code})")).collect();
    format!("; did you mean {}?", names.join(" or "))
}

/// The State that a text names: by either ISO code in any case, by its name, or by a variant of
/// it. Case, accents, punctuation and a leading "the" do not matter.
///
/// # Errors
/// When nothing on record has that name; the nearest names come with the error.
pub fn resolve(names: &Names, text: &str) -> Result<JurisdictionCode, UnknownName> {
    let key = name_key(text);
    if let Some(state) = names.states.iter().find(|s| spellings(s).any(|s| name_key(s) == key)) {
        return Ok(state.code);
    }
    let keys: Vec<(String, &NamedState)> = names
        .states
        .iter()
        .flat_map(|state| spellings(state).map(move |spelling| (name_key(spelling), state)))
        .collect();
    let candidates: Vec<&str> = keys.iter().map(|(key, _)| key.as_str()).collect();
    let mut suggestions: Vec<(JurisdictionCode, String)> = Vec::new();
    for near in similar::get_close_matches(key.as_str(), &candidates, 6, 0.6) {
        for (_, state) in keys.iter().filter(|(key, _)| key == near) {
            if suggestions.iter().all(|(code, _)| *code != state.code) {
                suggestions.push((state.code, state.name.clone()));
            }
        }
    }
    suggestions.truncate(3);
    Err(UnknownName { given: text.to_owned(), suggestions })
}

/// Every way to name a State.
fn spellings(state: &NamedState) -> impl Iterator<Item = &str> {
    [state.code.as_str(), &state.alpha3, &state.name]
        .into_iter()
        .chain(state.variants.iter().map(String::as_str))
}

/// The key of a name: without case, accents, punctuation, or a leading "the".
fn name_key(name: &str) -> String {
    let plain: String = matching_key(name)
        .nfd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '.' | '\''))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let key = matching_key(&plain);
    key.strip_prefix("the ").map_or_else(|| key.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        toml::from_str(
            r#"state = [
                { code = "VN", alpha3 = "VNM", name = "Viet Nam", variants = ["Vietnam"] },
                { code = "LA", alpha3 = "LAO", name = "Lao People's Democratic Republic", variants = ["Laos", "Lao PDR"] },
                { code = "TL", alpha3 = "TLS", name = "Timor-Leste", variants = ["East Timor"] },
                { code = "TR", alpha3 = "TUR", name = "Türkiye", variants = ["Turkey"] },
                { code = "MV", alpha3 = "MDV", name = "Maldives", variants = [] },
            ]"#,
        )
        .unwrap()
    }

    fn code(text: &str) -> String {
        resolve(&names(), text).unwrap().to_string()
    }

    #[test]
    fn every_way_to_name_a_state_leads_to_its_code() {
        for text in ["VN", "vn", "vnm", "VIET NAM", "vietnam", " Viet  Nam "] {
            assert_eq!(code(text), "VN", "{text}");
        }
        assert_eq!(code("Lao P.D.R."), "LA");
        assert_eq!(code("lao people\u{2019}s democratic republic"), "LA");
        assert_eq!(code("timor leste"), "TL");
        assert_eq!(code("TURKIYE"), "TR");
        assert_eq!(code("Türkiye"), "TR");
        assert_eq!(code("The Maldives"), "MV");
    }

    #[test]
    fn an_unknown_name_comes_with_the_nearest() {
        let error = resolve(&names(), "Vietnma").unwrap_err();
        assert_eq!(error.suggestions[0].0.as_str(), "VN");
        assert_eq!(error.to_string(), "`Vietnma` names no State; did you mean Viet Nam (VN)?");
        let error = resolve(&names(), "Ruritania").unwrap_err();
        assert!(error.to_string().starts_with("`Ruritania` names no State"));
    }
}
