//! Whether words of law contain a recorded term, whatever the typography, case and inflection.
//!
//! Three ways, the surest first: the words in a row, each allowed its ending; the letters in a row,
//! where a text has lost or gained spaces; and all words that carry meaning close together, where the
//! law elides the head of a list ("abuse of power or of a position of vulnerability").

use crate::normalize::key_in;

/// How words have a term, from weakest to strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Has {
    /// Its words stand close together, others between them.
    WithGaps,
    /// Its words stand in a row.
    InARow,
}

/// Languages written without spaces between words, or in which what follows a word is written on to
/// it.
const RUN_ON: [&str; 8] = ["zh", "ja", "ko", "th", "lo", "km", "my", "dz"];

/// Words without a meaning of their own, in the Latin-script languages of the records.
const SMALL: [&str; 62] = [
    "a", "an", "and", "any", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its", "of",
    "on", "or", "other", "such", "that", "the", "their", "this", "to", "which", "who", "with",
    "not", "au", "aux", "avec", "d", "dans", "de", "des", "du", "elle", "en", "et", "l", "la",
    "le", "les", "ou", "par", "pour", "qu", "que", "s", "sa", "ses", "son", "sur", "un", "une",
    "atau", "dan", "yang", "untuk", "ve", "veya", "của",
];

/// Words of law, made ready for looking terms up in them.
#[derive(Debug, Clone)]
pub(super) struct Words {
    /// The language.
    language: String,
    /// The words.
    words: Vec<String>,
    /// All letters and figures in a row.
    letters: String,
}

impl Words {
    /// The words of a text in a language.
    pub(super) fn of(language: &str, text: &str) -> Self {
        let words = split(language, text);
        let letters = words.concat();
        Self { language: language.to_owned(), words, letters }
    }

    /// All letters and figures in a row: what stays the same whatever the format of a text.
    pub(super) fn letters(&self) -> &str {
        &self.letters
    }

    /// Whether the words have a term.
    /// A term that gives several wordings, with semicolons between them, is there when all are.
    pub(super) fn has(&self, term: &str) -> Option<Has> {
        let wordings = term.split([';', '；']).map(str::trim).filter(|wording| !wording.is_empty());
        wordings.map(|wording| self.has_one(wording)).min().flatten()
    }

    /// Whether the words have one wording.
    fn has_one(&self, term: &str) -> Option<Has> {
        let term = split(&self.language, term);
        if term.is_empty() {
            return None;
        }
        if self.in_a_row(&term) || self.as_letters(&term) {
            return Some(Has::InARow);
        }
        self.with_gaps(&term).then_some(Has::WithGaps)
    }

    /// Whether the term's words stand in a row.
    fn in_a_row(&self, term: &[String]) -> bool {
        let same = |(ours, theirs): (&String, &String)| inflected(&self.language, theirs, ours);
        self.words.windows(term.len()).any(|window| window.iter().zip(term).all(same))
    }

    /// Whether the term's letters stand in a row, endings of run-on scripts aside.
    fn as_letters(&self, term: &[String]) -> bool {
        let letters = term.concat();
        let stem = run_on_stem(&self.language, &letters);
        let enough = if letters.is_ascii() { 8 } else { 2 };
        letters.chars().count() >= enough && self.letters.contains(stem)
    }

    /// Whether the words of the term that mean something stand within a short window.
    fn with_gaps(&self, term: &[String]) -> bool {
        if RUN_ON.contains(&self.language.as_str()) {
            return self.parts_close_together(term);
        }
        let meant: Vec<&String> = term.iter().filter(|w| !SMALL.contains(&w.as_str())).collect();
        if meant.len() < 2 {
            return false;
        }
        let window = 12 + 6 * meant.len();
        // A text that lost spaces has words within words; in English these are other words.
        let glued = |ours: &str, wanted: &str| {
            self.language != "en" && wanted.chars().count() >= 5 && ours.contains(wanted)
        };
        let is = |ours: &String, wanted: &String| {
            inflected(&self.language, wanted, ours) || glued(ours, wanted)
        };
        let starts = (0..self.words.len()).filter(|&i| meant.iter().any(|w| is(&self.words[i], w)));
        starts.into_iter().any(|start| {
            let end = (start + window).min(self.words.len());
            let here = &self.words[start..end];
            meant.iter().all(|wanted| here.iter().any(|ours| is(ours, wanted)))
        })
    }

    /// The same for a script without spaces: the parts of a term that the record sets apart.
    fn parts_close_together(&self, term: &[String]) -> bool {
        // In bytes: about a hundred characters to either side.
        const WINDOW: usize = 360;
        let parts: Vec<&str> = term.iter().map(|part| run_on_stem(&self.language, part)).collect();
        if parts.len() < 2 {
            return false;
        }
        self.letters.match_indices(parts[0]).any(|(at, _)| {
            let from = floor(&self.letters, at.saturating_sub(WINDOW));
            let to = floor(&self.letters, (at + WINDOW).min(self.letters.len()));
            parts.iter().all(|part| self.letters[from..to].contains(part))
        })
    }
}

/// The place itself, or the nearest before it that begins a character.
fn floor(text: &str, mut place: usize) -> usize {
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}

/// The words of a text in their matching spelling: marks of Markdown left out, words broken at the
/// end of a line joined, hyphens and quotation marks as spaces.
fn split(language: &str, text: &str) -> Vec<String> {
    let joined = text.replace("-\n", "").replace("-\r\n", "").replace(['*', '_', '\\', '`'], "");
    // The Korean dot between words counts as a letter.
    let joined = joined.replace('ㆍ', " ");
    let key = key_in(language, &joined);
    let key = if matches!(language, "ar" | "fa" | "ur") { arabic(&key) } else { key };
    let is_letter = |c: char| {
        c.is_alphanumeric()
            || unicode_normalization::char::is_combining_mark(c)
            || matches!(c, '\u{200c}' | '\u{200d}')
    };
    key.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// One spelling of letters that Arabic script writes in several ways; vowel marks left out.
fn arabic(key: &str) -> String {
    let one = |c| {
        Some(match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | 'ی' | 'ې' => 'ي',
            'ة' => 'ه',
            'ک' => 'ك',
            'ؤ' => 'و',
            'ئ' => 'ي',
            '\u{64b}'..='\u{65f}' | '\u{670}' => return None,
            other => other,
        })
    };
    key.chars().filter_map(one).collect()
}

/// A term without the ending that inflection changes, in a script where words run on: what follows
/// the last Chinese character in Japanese, the verb "to do" in Korean.
fn run_on_stem<'a>(language: &str, letters: &'a str) -> &'a str {
    let stem = match language {
        "ja" => letters.trim_end_matches(|c| ('\u{3041}'..='\u{309f}').contains(&c)),
        "ko" => ["하는", "하다", "하여", "한", "할", "함", "다", "된", "되는"]
            .iter()
            .find_map(|ending| letters.strip_suffix(ending))
            .unwrap_or(letters),
        _ => letters,
    };
    if stem.is_empty() { letters } else { stem }
}

/// Whether a word of the law is a form of a word of the term.
fn inflected(language: &str, wanted: &str, word: &str) -> bool {
    if wanted == word {
        return true;
    }
    match language {
        "en" => starts_like(word, english_stem(wanted), 4),
        "fr" => starts_like(word, french_stem(wanted), 5),
        "ar" | "fa" | "ur" => {
            let bare = arabic_stem(word);
            let wanted = arabic_stem(wanted);
            bare == wanted || (wanted.chars().count() >= 3 && starts_like(bare, wanted, 3))
        }
        // Turkish, Bangla, Nepali, Malay and others add to the end; the last letter may change.
        _ => {
            let length = wanted.chars().count();
            let kept = if length >= 5 { length - 1 } else { length };
            let stem: String = wanted.chars().take(kept).collect();
            length >= 3 && starts_like(word, &stem, 8)
        }
    }
}

/// Whether a word is a stem with an ending of at most so many letters.
fn starts_like(word: &str, stem: &str, ending: usize) -> bool {
    stem.chars().count() >= 3
        && word.strip_prefix(stem).is_some_and(|rest| rest.chars().count() <= ending)
}

/// An English word without its ending.
fn english_stem(word: &str) -> &str {
    const ENDINGS: [&str; 9] = ["ations", "ation", "ing", "ies", "ed", "es", "al", "s", "e"];
    let stem = stem(word, &ENDINGS, 3);
    // `transferring` and `transfer` have one stem.
    let doubled =
        stem.len() < word.len() && stem.as_bytes().windows(2).last().is_some_and(|w| w[0] == w[1]);
    if doubled && stem.len() > 4 { &stem[..stem.len() - 1] } else { stem }
}

/// A French word without its ending.
fn french_stem(word: &str) -> &str {
    const ENDINGS: [&str; 15] = [
        "ières", "ière", "iers", "ier", "ements", "ement", "ations", "ation", "ées", "és", "ée",
        "er", "es", "é", "s",
    ];
    stem(stem(word, &ENDINGS, 4), &["e"], 4)
}

/// An Arabic word without the article and what is written on to its beginning.
fn arabic_stem(word: &str) -> &str {
    const BEGINNINGS: [&str; 8] = ["وال", "بال", "فال", "كال", "لل", "ال", "و", "ب"];
    BEGINNINGS
        .iter()
        .find_map(|beginning| word.strip_prefix(beginning))
        .filter(|rest| rest.chars().count() >= 3)
        .unwrap_or(word)
}

/// A word without the first of the endings that leaves enough of it.
fn stem<'a>(word: &'a str, endings: &[&str], least: usize) -> &'a str {
    endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|rest| rest.chars().count() >= least)
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(language: &str, text: &str, term: &str) -> Option<Has> {
        Words::of(language, text).has(term)
    }

    #[test]
    fn typography_and_inflection_do_not_matter() {
        let text =
            "Any person who **recruits**, trans-\nports or is harboring \u{201c}a child\u{201d}";
        assert_eq!(has("en", "by transfering or transporting", "transferring"), Some(Has::InARow));
        for term in ["recruiting", "Transports", "harbour", "any  person", "a child"] {
            assert_eq!(has("en", text, term), Some(Has::InARow), "{term}");
        }
        for term in ["receives", "children", "port", "any other person"] {
            assert_eq!(has("en", text, term), None, "{term}");
        }
        assert_eq!(
            has("fr", "l\u{2019}exploitation sexuelle des victimes", "exploitations sexuelles"),
            Some(Has::InARow)
        );
        assert_eq!(
            has("tr", "tehdit, baskı, cebir veya şiddet uygulamak", "şiddet"),
            Some(Has::InARow)
        );
        assert_eq!(has("ja", "人を買い受けた者は", "買い受ける"), Some(Has::InARow));
        assert_eq!(has("ar", "بالتهديد أو استعمال القوّة", "استعمال قوة"), Some(Has::InARow));
        assert_eq!(has("zh", "以出卖为目的，拐 骗妇女", "拐骗妇女"), Some(Has::InARow));
    }

    #[test]
    fn a_list_may_elide_the_head_of_a_term() {
        let text = "the abuse of power or of a position of vulnerability or the giving of payments";
        assert_eq!(has("en", text, "abuse of a position of vulnerability"), Some(Has::WithGaps));
        assert_eq!(has("en", text, "abuse of trust"), None);
        let far = format!("abuse {} vulnerability", "word ".repeat(60));
        assert_eq!(has("en", &far, "abuse of vulnerability"), None);
    }

    #[test]
    fn lost_spaces_do_not_hide_a_long_term() {
        assert_eq!(
            has("en", "withthe purpose offorcedlabour or", "forced labour"),
            Some(Has::InARow)
        );
        assert_eq!(has("en", "abused", "use"), None, "but a short one is not looked for in others");
    }
}
