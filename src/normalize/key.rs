//! The matching key: one spelling of a word or phrase, whatever its composition, case or
//! typography.
//!
//! Diacritics are kept: in Vietnamese and in most other languages of the region they tell words
//! apart.

use unicode_normalization::UnicodeNormalization;

use super::english;

/// The key under which two spellings of the same words are equal.
///
/// Compatibility composition (NFKC), lower case without regard to language, typographic quotation
/// marks and dashes as their plain forms, runs of white space as one space, invisible marks left
/// out. Applying it twice changes nothing.
pub fn matching_key(text: &str) -> String {
    if text.is_ascii() {
        return one_space(&text.to_ascii_lowercase());
    }
    let folded: String = text
        .chars()
        .filter_map(plain)
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter_map(plain)
        .nfkc()
        .collect();
    // Lower-casing the Turkish capital dotted I can leave its dot behind as a mark of its own.
    one_space(&folded.replace("i\u{307}", "i"))
}

/// The key of a text in a language: [`matching_key`], and the spelling variants of that language
/// as one.
///
/// English: British for American (`labor` as `labour`). Vietnamese: one place of the tone mark on
/// a final `oa`, `oe`, `uy`, which laws write both ways.
pub fn key_in(lang: &str, text: &str) -> String {
    let key = matching_key(text);
    match lang {
        "en" => english::british(key),
        "vi" => vietnamese_tones(key),
        _ => key,
    }
}

/// Every spelling under which a text, folded by [`matching_key`], may write a phrase of a language:
/// the phrase alone in most; in English its regular forms in British and American spelling.
pub fn spellings(lang: &str, phrase: &str) -> Vec<String> {
    let key = key_in(lang, phrase);
    match lang {
        "en" => english::written(&key),
        _ => vec![key],
    }
}

/// The spellings of a phrase that is to be found as it stands, without other forms of its words.
pub fn fixed_spellings(lang: &str, phrase: &str) -> Vec<String> {
    let key = key_in(lang, phrase);
    let american = if lang == "en" { english::american(&key) } else { None };
    std::iter::once(key).chain(american).collect()
}

/// The plain form of a typographic character; `None` for marks that cannot be seen.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{02bc}' | '`' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        // The two Turkish letters: a law in capitals does not tell them apart by plain rules.
        '\u{130}' | '\u{131}' => 'i',
        // Soft hyphen, zero-width space and joiner of words, direction marks, Arabic stretching.
        '\u{ad}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{61c}'
        | '\u{640}' => return None,
        other => other,
    })
}

/// White space at the ends removed, and one space in place of each run.
fn one_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Moves the tone mark of a final `oa`, `oe`, `uy` to the second vowel.
fn vietnamese_tones(key: String) -> String {
    /// First vowel with its tone, second vowel, and the pair with the tone on the second.
    const PAIRS: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    PAIRS.iter().fold(
        key,
        |key, (old, new)| {
            if key.contains(old) { key.replace(old, new) } else { key }
        },
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn typography_case_and_composition_do_not_matter() {
        assert_eq!(matching_key("  Abus  d\u{2019}Autorité "), "abus d'autorité");
        assert_eq!(matching_key("autorite\u{301}"), "autorité");
        assert_eq!(matching_key("slavery\u{2011}like"), "slavery-like");
        assert_eq!(matching_key("forced\u{a0}labour"), "forced labour");
        assert_eq!(matching_key("ﾀｲ"), "タイ");
    }

    #[test]
    fn turkish_letters_meet_in_capitals_and_small() {
        assert_eq!(matching_key("İNSAN TİCARETİ"), matching_key("insan ticareti"));
        assert_eq!(matching_key("FIRSAT"), matching_key("fırsat"));
    }

    #[test]
    fn diacritics_tell_words_apart() {
        assert_ne!(key_in("vi", "mua bán"), key_in("vi", "mua ban"));
        assert_eq!(key_in("vi", "đe dọa"), key_in("vi", "đe doạ"));
        assert_eq!(key_in("vi", "ủy"), key_in("vi", "uỷ"));
    }

    #[test]
    fn american_spelling_is_british() {
        assert_eq!(key_in("en", "Harboring"), key_in("en", "harbouring"));
        assert_eq!(key_in("en", "forced labor"), key_in("en", "forced labour"));
        assert_eq!(key_in("en", "organize"), key_in("en", "organise"));
        // Only in English.
        assert_eq!(key_in("fr", "organize"), "organize");
    }

    #[test]
    fn every_character_alone_has_a_stable_key() {
        for c in ('\0'..=char::MAX).filter(|c| !c.is_ascii()) {
            let key = matching_key(&c.to_string());
            assert_eq!(matching_key(&key), key, "{:x}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn keys_are_stable(text in "\\PC{0,24}", lang in "en|vi|tr|ar|th") {
            let key = key_in(&lang, &text);
            prop_assert_eq!(key_in(&lang, &key), key);
        }
    }
}
