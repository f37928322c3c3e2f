//! Reading law: what is recognised in sentences made for the purpose, and what holds for every text.

use std::collections::BTreeMap;
use std::path::Path;

use palermo::diag::Sink;
use palermo::ingest::penalty::{FoundPenalty, PenaltyReader, ages, number, penalties};
use palermo::model::{Cues, Penalties, Term};
use palermo::store::Library;
use proptest::prelude::*;
use serde::Deserialize;

/// A sentence and what it says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    language: String,
    words: String,
    #[serde(default)]
    penalties: Vec<Penalties>,
    #[serde(default)]
    uncertain: Vec<Penalties>,
    #[serde(default)]
    ages: Vec<u8>,
}

/// The sentences of a file.
#[derive(Debug, Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// The sentences about punishments and ages.
fn cases() -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading/penalties.toml");
    let text = std::fs::read_to_string(path).expect("the file");
    toml::from_str::<Cases>(&text).expect("cases").case
}

/// The cues of every language.
fn shipped() -> BTreeMap<String, Cues> {
    let (library, mut sink) = (Library::shipped(), Sink::new());
    let cues = library
        .cue_languages()
        .into_iter()
        .map(|language| {
            let cues = library.cues(&language, &mut sink).expect("shipped cues");
            (language, cues)
        })
        .collect();
    assert!(sink.is_empty());
    cues
}

/// The punishments of the kind asked for.
fn of(found: &[FoundPenalty], certain: bool) -> Vec<Penalties> {
    let kind = found.iter().filter(|found| found.certain == certain);
    kind.map(|found| found.penalties.clone()).collect()
}

/// What holds for the punishments of every text.
fn check_places(words: &str, found: &[FoundPenalty]) {
    for penalty in found {
        assert!(words.get(penalty.span.clone()).is_some_and(|words| !words.is_empty()));
        for (fact, range) in &penalty.per_fact {
            assert!(words.get(range.clone()).is_some_and(|words| !words.is_empty()), "{fact}");
            assert!(penalty.span.start <= range.start && range.end <= penalty.span.end, "{fact}");
        }
        if let (true, Some(min), Some(max)) =
            (penalty.certain, penalty.penalties.min, penalty.penalties.max)
        {
            let months = |term: Term| term.months().unwrap_or(u32::MAX);
            assert!(months(min) <= months(max), "{words}");
        }
    }
}

#[test]
fn sentences_say_what_they_say() {
    let cues = shipped();
    let readers: BTreeMap<&str, PenaltyReader> =
        cues.iter().map(|(language, cues)| (language.as_str(), PenaltyReader::new(cues))).collect();
    let cases = cases();
    assert!(cases.len() > 180);
    for case in cases {
        let reader = &readers[case.language.as_str()];
        let found = reader.penalties(&case.words);
        assert_eq!(of(&found, true), case.penalties, "{}", case.words);
        assert_eq!(of(&found, false), case.uncertain, "{}", case.words);
        let ages: Vec<u8> = reader.ages(&case.words).into_iter().map(|(age, _)| age).collect();
        assert_eq!(ages, case.ages, "{}", case.words);
        check_places(&case.words, &found);
    }
}

#[test]
fn typography_and_lost_spaces_do_not_matter() {
    let cues = &shipped()["en"];
    let plain = "liable to imprisonment for a term not exceeding 10 years or to a fine";
    let expected = of(&penalties(plain, cues), true);
    assert_eq!(expected.len(), 1);
    for written in [
        "Liable to IMPRISONMENT for a term\nnot  exceeding 10\u{a0}years or to a fine",
        "liable to **imprisonment** for a _term_ not exceeding 10 years or to a fine",
        "liable to imprisonment for a term notexceeding 10years or to a fine",
        "liable to imprisonment for a term not exceeding ten (10) years or to a fine",
    ] {
        assert_eq!(of(&penalties(written, cues), true), expected, "{written}");
    }
}

#[test]
fn the_words_of_a_fact_can_be_quoted() {
    let cues = &shipped()["id"];
    let words = "pidana penjara paling lama 15 (lima belas) tahun dan denda Rp100.000,00";
    let found = penalties(words, cues);
    let quoted = |fact: &str| {
        let range = found[0].per_fact.iter().find(|(name, _)| *name == fact).expect("the fact");
        &words[range.1.clone()]
    };
    assert_eq!(quoted("max"), "15 (lima belas) tahun");
    assert_eq!(quoted("fine.max"), "Rp100.000,00");
    assert_eq!(&words[found[0].span.clone()], words);
}

#[test]
fn numbers_are_read_in_every_language() {
    let cues = shipped();
    for (language, words, value) in [
        ("en", "two hundred and fifty thousand", 250_000),
        ("en", "twenty-one", 21),
        ("en", "3 lakh", 300_000),
        ("en", "1,50,000", 150_000),
        ("zh", "一百五十万", 1_500_000),
        ("ja", "三百五", 305),
        ("ko", "1천500만", 15_000_000),
        ("vi", "hai mươi lăm", 25),
        ("vi", "5 triệu", 5_000_000),
        ("id", "dua ratus delapan puluh juta", 280_000_000),
        ("ms", "lima puluh ribu", 50_000),
        ("tr", "yirmibeş", 25),
        ("tr", "onbin", 10_000),
        ("fr", "cent cinquante mille", 150_000),
        ("fr", "vingt et un", 21),
        ("ar", "مائة وخمسين ألف", 150_000),
        ("ar", "١٥", 15),
        ("bn", "৫০ (পঞ্চাশ) হাজার", 50_000),
        ("ne", "दुई लाख", 200_000),
        ("th", "สองแสน", 200_000),
        ("pt", "vinte e cinco", 25),
        ("my", "၁၀", 10),
    ] {
        assert_eq!(number(words, &cues[language]), Some(value), "{language}: {words}");
    }
    assert_eq!(number("3.5", &cues["en"]), None);
    assert_eq!(number("no figure", &cues["en"]), None);
}

#[test]
fn an_age_is_no_term_and_a_term_no_age() {
    let cues = &shipped()["en"];
    let words = "Whoever harbours a person under the age of sixteen years is liable to imprisonment \
                 for eighteen years.";
    let found = penalties(words, cues);
    assert_eq!(found[0].penalties.max, Some("18 years".parse().expect("a term")));
    let found: Vec<(u8, &str)> =
        ages(words, cues).into_iter().map(|(age, range)| (age, &words[range])).collect();
    assert_eq!(found, [(16, "under the age of sixteen years")]);
}

/// Pieces of which texts are made that come close to sentences about punishments.
const PIECES: [&str; 36] = [
    "imprisonment",
    " ",
    "5",
    " years",
    "not less than ",
    "not exceeding ",
    " fine ",
    "$",
    "1,000",
    ".",
    ";",
    "(",
    ")",
    " or ",
    " and ",
    " to ",
    "or both",
    "ten",
    "hundred",
    "life",
    "strokes",
    "caning",
    "year",
    "e\u{301}",
    "有期徒刑",
    "三",
    "年",
    "以上",
    "以下",
    "İ",
    "ı",
    "০",
    "\n",
    "*",
    "under ",
    "penalty units",
];

proptest! {
    #[test]
    fn any_text_is_read(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        let words: String = pieces.concat();
        for language in ["en", "zh"] {
            check_any(&words, language);
        }
    }

    #[test]
    fn any_characters_are_read(words in "\\PC{0,80}", language in "en|zh|tr|ar|bn|th|vi") {
        check_any(&words, &language);
    }
}

/// Reads a text in a language and holds the result against what holds for every text.
fn check_any(words: &str, language: &str) {
    thread_local! {
        static CUES: BTreeMap<String, Cues> = shipped();
    }
    CUES.with(|cues| {
        let reader = PenaltyReader::new(&cues[language]);
        check_places(words, &reader.penalties(words));
        for (_, range) in reader.ages(words) {
            assert!(words.get(range).is_some_and(|words| !words.is_empty()));
        }
        reader.number(words);
    });
}
