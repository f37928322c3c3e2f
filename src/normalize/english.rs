//! English as statutes write it: two spellings, and regular inflection of one word.
//!
//! No stemming: forms are tried against whole entries, so that a form that is no word matches
//! nothing.

/// Stems written with `our` in British and `or` in American English.
const OUR: [(&str, &str); 7] = [
    ("harbor", "harbour"),
    ("labor", "labour"),
    ("favor", "favour"),
    ("behavior", "behaviour"),
    ("endeavor", "endeavour"),
    ("honor", "honour"),
    ("neighbor", "neighbour"),
];

/// Words written with `c` in British and `s` in American English, and the other way of `centre`.
const OTHER: [(&str, &str); 5] = [
    ("offense", "offence"),
    ("defense", "defence"),
    ("pretense", "pretence"),
    ("license", "licence"),
    ("center", "centre"),
];

/// Endings with `z` in American, and partly in British, English.
const Z_ENDINGS: [&str; 7] = ["ize", "izes", "ized", "izing", "izer", "ization", "izations"];

/// The phrase with every word in British spelling.
pub(super) fn british(key: String) -> String {
    // Nearly every phrase holds none of the letters that the two spellings differ in.
    if !["or", "ens", "center", "iz"].iter().any(|letters| key.contains(letters)) {
        return key;
    }
    let mut out = String::with_capacity(key.len() + 2);
    for (i, word) in key.split(' ').enumerate() {
        if i > 0 {
            out.push(' ');
        }
        push_british(&mut out, word);
    }
    out
}

/// Appends one word in British spelling.
fn push_british(out: &mut String, word: &str) {
    for (american, british) in OUR.iter().chain(&OTHER) {
        if let Some(rest) = word.strip_prefix(american) {
            out.push_str(british);
            out.push_str(rest);
            return;
        }
    }
    for ending in Z_ENDINGS {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() > 2
        {
            out.push_str(stem);
            out.push('i');
            out.push('s');
            out.push_str(&ending[2..]);
            return;
        }
    }
    out.push_str(word);
}

/// Articles and the sign of the infinitive, which a coder may have copied along.
const LEADING: [&str; 4] = ["to ", "the ", "a ", "an "];

/// The object of an act of trafficking: it changes nothing of what the act is.
const OBJECTS: [&str; 8] = [
    " of another person",
    " of a person",
    " of any person",
    " of persons",
    " another person",
    " any person",
    " a person",
    " persons",
];

/// The phrase without a leading article or `to` and without "a person" as object.
pub(super) fn bare(key: &str) -> &str {
    let start = LEADING.iter().find_map(|l| key.strip_prefix(l)).unwrap_or(key);
    OBJECTS.iter().find_map(|o| start.strip_suffix(o)).unwrap_or(start)
}

/// What every form of the phrase begins with: inflection changes at most the last four letters of a
/// word (`running`, `run`). A quick answer before any form is made.
pub(super) fn kept(key: &str) -> &str {
    let first = key.split(' ').next().unwrap_or_default();
    let end = first.len().saturating_sub(4).max(1).min(first.len());
    // A letter that takes several bytes is kept whole or not at all.
    let end = (0..=end).rev().find(|end| key.is_char_boundary(*end)).unwrap_or(0);
    &key[..end]
}

/// The phrase with its first or its last word in each other regular form, without repetition.
pub(super) fn inflections(key: &str) -> Vec<String> {
    let mut out = Vec::new();
    let (first, rest) = key.split_once(' ').unwrap_or((key, ""));
    for form in forms(first) {
        out.push(if rest.is_empty() { form } else { format!("{form} {rest}") });
    }
    if let Some((start, last)) = key.rsplit_once(' ') {
        out.extend(forms(last).into_iter().map(|form| format!("{start} {form}")));
    }
    out.sort_unstable();
    out.dedup();
    out.retain(|form| form != key);
    out
}

/// Every way a text may write a phrase that is given in British spelling: its first and its last word
/// in each regular form, the past among them, in both spellings.
pub(super) fn written(key: &str) -> Vec<String> {
    let mut out = inflections(key);
    let (first, rest) = key.split_once(' ').unwrap_or((key, ""));
    for form in past(first) {
        out.push(if rest.is_empty() { form } else { format!("{form} {rest}") });
    }
    out.push(key.to_owned());
    out.extend(out.iter().filter_map(|form| american(form)).collect::<Vec<_>>());
    out.sort_unstable();
    out.dedup();
    out
}

/// The regular past of a word, where it may have one.
fn past(word: &str) -> Vec<String> {
    if word.len() < 3 || word.ends_with("ing") || word.ends_with("ed") || word.ends_with('s') {
        return Vec::new();
    }
    let plain = match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ied"),
        _ if word.ends_with('e') => format!("{word}d"),
        _ => format!("{word}ed"),
    };
    std::iter::once(plain).chain(doubled(word).map(|word| format!("{word}ed"))).collect()
}

/// The phrase in American spelling, where that differs.
pub(super) fn american(key: &str) -> Option<String> {
    let word = |word: &str| -> String {
        for (american, british) in OUR.iter().chain(&OTHER) {
            if let Some(rest) = word.strip_prefix(british) {
                return format!("{american}{rest}");
            }
        }
        for ending in Z_ENDINGS {
            let british = ending.replacen('z', "s", 1);
            if let Some(stem) = word.strip_suffix(british.as_str())
                && stem.len() > 3
            {
                return format!("{stem}{ending}");
            }
        }
        word.to_owned()
    };
    let out = key.split(' ').map(word).collect::<Vec<_>>().join(" ");
    (out != key).then_some(out)
}

/// The regular forms of a word: what it may be a form of, and the forms of that.
fn forms(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    for base in bases(word) {
        let stem =
            base.strip_suffix('e').filter(|s| !s.ends_with(['e', 'o', 'y'])).unwrap_or(&base);
        out.push(format!("{stem}ing"));
        if let Some(doubled) = doubled(&base) {
            out.push(format!("{doubled}ing"));
        }
        out.push(match base.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
            _ if base.ends_with(['s', 'x', 'z'])
                || base.ends_with("ch")
                || base.ends_with("sh") =>
            {
                format!("{base}es")
            }
            _ => format!("{base}s"),
        });
        out.push(base);
    }
    out
}

/// What a word may be a regular form of, the word itself first.
fn bases(word: &str) -> Vec<String> {
    let mut out = vec![word.to_owned()];
    let mut add = |stem: &str, ending: &str| {
        // A stem without a vowel is no word: the `ing` of `bring` is no ending.
        if stem.len() > 1 && stem.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
            out.push(format!("{stem}{ending}"));
        }
    };
    if let Some(stem) = word.strip_suffix("ies").or_else(|| word.strip_suffix("ied")) {
        add(stem, "y");
    }
    for ending in ["ing", "ed"] {
        if let Some(stem) = word.strip_suffix(ending) {
            add(stem, "");
            add(stem, "e");
            if let Some(single) = undoubled(stem) {
                add(single, "");
            }
        }
    }
    if let Some(stem) = word.strip_suffix("es")
        && (stem.ends_with(['s', 'x', 'z']) || stem.ends_with("ch") || stem.ends_with("sh"))
    {
        add(stem, "");
    }
    if let Some(stem) = word.strip_suffix('s')
        && !stem.ends_with(['s', 'u', 'i'])
    {
        add(stem, "");
    }
    out
}

/// The word with its final consonant doubled, as before `ing`: `kidnapp`.
fn doubled(word: &str) -> Option<String> {
    let last = word.chars().next_back()?;
    matches!(last, 'b' | 'd' | 'g' | 'l' | 'm' | 'n' | 'p' | 'r' | 't')
        .then(|| format!("{word}{last}"))
}

/// The word with one of its two equal final consonants: `kidnap` from `kidnapp`.
fn undoubled(word: &str) -> Option<&str> {
    let last = word.chars().next_back()?;
    let single = word.strip_suffix(last)?;
    (single.ends_with(last) && !matches!(last, 'a' | 'e' | 'i' | 'o' | 'u')).then_some(single)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_keeps_the_beginning() {
        for key in ["recruits", "running", "tries", "carry on", "be", "die", "élites", "harbouring"]
        {
            for form in inflections(key) {
                assert!(form.starts_with(kept(key)), "{key}: {form}");
            }
        }
    }

    #[test]
    fn regular_forms_lead_to_the_word() {
        for (form, word) in [
            ("recruits", "recruit"),
            ("recruiting", "recruit"),
            ("recruited", "recruit"),
            ("harbours", "harbour"),
            ("receives", "receive"),
            ("receiving", "receive"),
            ("carries", "carry"),
            ("kidnapped", "kidnap"),
            ("counselling", "counsel"),
            ("supplies", "supply"),
            ("purchases", "purchase"),
            ("procures the illegal entry", "procure the illegal entry"),
            ("forced marriages", "forced marriage"),
            ("cheats", "cheating"),
        ] {
            assert!(inflections(form).iter().any(|f| f == word), "{form}: {:?}", inflections(form));
        }
        assert!(!inflections("maintain").iter().any(|f| f == "detain"));
        assert_eq!(bases("bring"), ["bring"]);
    }

    #[test]
    fn an_object_that_says_nothing_is_dropped() {
        assert_eq!(bare("to recruit a person"), "recruit");
        assert_eq!(bare("receipt of persons"), "receipt");
        assert_eq!(bare("recruit a child"), "recruit a child");
    }
}
