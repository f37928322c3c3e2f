//! The vocabulary, ready for look-ups: a national term in its language to canonical terms.
//!
//! Whole terms only. "Detain" is never found inside "maintain", nor "force" inside "threat of
//! force".

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::model::{Canonical, Category, NationalTerm, Relation, Vocabulary};

use super::english;
use super::key::key_in;

/// What a national term can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sense<'v> {
    /// The category of the canonical term.
    pub category: Category,
    /// The canonical term.
    pub canonical: &'v Canonical,
    /// The entry of the vocabulary: term, relation, note, and the sense in which it holds.
    pub entry: &'v NationalTerm,
}

impl Sense<'_> {
    /// How the national term relates to the canonical one.
    pub fn relation(&self) -> Relation {
        self.entry.relation
    }

    /// Whether the relation holds whatever the context. Otherwise it is a suggestion to a coder.
    pub fn is_automatic(&self) -> bool {
        self.entry.sense.is_none()
    }
}

/// A national term under its key.
#[derive(Debug)]
struct Entry<'v> {
    /// The term's key in its language.
    key: String,
    /// What it stands for.
    sense: Sense<'v>,
}

/// The national terms of one language. Most runs ask for one or two of a dozen languages, so the
/// keys of a language are made when it is first asked for.
#[derive(Debug, Default)]
struct Language<'v> {
    /// Every sense, in the order of the vocabularies.
    senses: Vec<Sense<'v>>,
    /// The same under their keys, sorted by key; several entries may share one.
    entries: OnceLock<Vec<Entry<'v>>>,
}

impl<'v> Language<'v> {
    /// The entries of the language, sorted by key.
    fn entries(&self, lang: &str) -> &[Entry<'v>] {
        self.entries.get_or_init(|| {
            let mut entries: Vec<Entry<'v>> = self
                .senses
                .iter()
                .map(|&sense| Entry { key: key_in(lang, &sense.entry.term), sense })
                .collect();
            entries.sort_by(|a, b| a.key.cmp(&b.key));
            entries
        })
    }
}

/// Every national term of the vocabularies, by language and key.
#[derive(Debug)]
pub struct Lexicon<'v> {
    /// National terms by ISO 639-1 code.
    languages: BTreeMap<&'v str, Language<'v>>,
    /// Canonical terms and the categories in which they stand.
    canonicals: BTreeMap<&'v str, Vec<(Category, &'v Canonical)>>,
}

impl<'v> Lexicon<'v> {
    /// The lexicon of these vocabularies.
    pub fn new(vocabularies: &'v [Vocabulary]) -> Self {
        let mut languages: BTreeMap<&str, Language<'v>> = BTreeMap::new();
        let mut canonicals: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for vocabulary in vocabularies {
            let category = vocabulary.category;
            for term in &vocabulary.terms {
                canonicals.entry(term.id.as_str()).or_default().push((category, &term.id));
                for entry in &term.national {
                    let sense = Sense { category, canonical: &term.id, entry };
                    languages.entry(&entry.lang).or_default().senses.push(sense);
                }
            }
        }
        Self { languages, canonicals }
    }

    /// Everything a term can stand for within a category, suggestions included.
    ///
    /// A term that is listed for two canonical terms returns both. In English the term itself is
    /// tried first, then its regular inflections.
    pub fn lookup(&self, category: Category, term: &str, lang: &str) -> Vec<Sense<'v>> {
        self.find(term, lang, |sense| sense.category == category)
    }

    /// Everything a term can stand for in any category, suggestions included.
    pub fn lookup_everywhere(&self, term: &str, lang: &str) -> Vec<Sense<'v>> {
        self.find(term, lang, |_| true)
    }

    /// The senses of the first form of the term that has any, each once.
    fn find(&self, term: &str, lang: &str, wanted: impl Fn(&Sense<'v>) -> bool) -> Vec<Sense<'v>> {
        let key = key_in(lang, term);
        let mut senses = Vec::new();
        self.collect(&mut senses, lang, &key, &wanted);
        if lang != "en" {
            return senses;
        }
        let bare = english::bare(&key);
        if senses.is_empty() {
            self.collect(&mut senses, lang, bare, &wanted);
        }
        for phrase in [&key, bare] {
            if senses.is_empty() && self.begins_some_key(lang, english::kept(phrase)) {
                for form in english::inflections(phrase) {
                    self.collect(&mut senses, lang, &form, &wanted);
                }
            }
        }
        senses
    }

    /// Adds the wanted senses under a key, but for those that say what another already says.
    fn collect(
        &self,
        senses: &mut Vec<Sense<'v>>,
        lang: &str,
        key: &str,
        wanted: impl Fn(&Sense<'v>) -> bool,
    ) {
        for sense in self.under(lang, key).filter(wanted) {
            let same = |s: &Sense<'v>| {
                (s.category, s.canonical, s.relation(), &s.entry.sense)
                    == (sense.category, sense.canonical, sense.relation(), &sense.entry.sense)
            };
            if !senses.iter().any(same) {
                senses.push(sense);
            }
        }
    }

    /// The entries of a language, sorted by key; none for a language without terms.
    fn entries(&self, lang: &str) -> &[Entry<'v>] {
        self.languages.get(lang).map_or(&[], |language| language.entries(lang))
    }

    /// Whether some key of the language begins so.
    fn begins_some_key(&self, lang: &str, beginning: &str) -> bool {
        let entries = self.entries(lang);
        let start = entries.partition_point(|e| e.key.as_str() < beginning);
        entries.get(start).is_some_and(|e| e.key.starts_with(beginning))
    }

    /// The senses under exactly this key.
    fn under<'a>(&'a self, lang: &str, key: &'a str) -> impl Iterator<Item = Sense<'v>> + 'a {
        let entries = self.entries(lang);
        let start = entries.partition_point(|e| e.key.as_str() < key);
        entries[start..].iter().take_while(move |e| e.key == key).map(|e| e.sense)
    }

    /// Whether the id is a canonical term of any category.
    pub fn contains(&self, canonical: &str) -> bool {
        self.canonicals.contains_key(canonical)
    }

    /// The categories in which the canonical term stands, in the order of the vocabularies.
    /// `death` is a sanction and an aggravating circumstance.
    pub fn categories_of(&self, canonical: &str) -> impl Iterator<Item = Category> + '_ {
        self.canonicals.get(canonical).into_iter().flatten().map(|(category, _)| *category)
    }

    /// The canonical terms of a category, in the order of their ids.
    pub fn canonicals_of(&self, category: Category) -> impl Iterator<Item = &'v Canonical> + '_ {
        self.canonicals
            .values()
            .flatten()
            .filter(move |(of, _)| *of == category)
            .map(|(_, canonical)| *canonical)
    }

    /// What a coder may have meant by a term that is not mapped: its senses that need a decision,
    /// then the nearest terms of the same language, nearest first.
    pub fn suggest(&self, category: Category, term: &str, lang: &str) -> Vec<Sense<'v>> {
        let mut senses = self.lookup(category, term, lang);
        let key = key_in(lang, term);
        let mut keys: Vec<&str> = self
            .entries(lang)
            .iter()
            .filter(|e| e.sense.category == category)
            .map(|e| e.key.as_str())
            .collect();
        keys.dedup();
        for near in similar::get_close_matches(key.as_str(), &keys, 3, 0.8) {
            for sense in self.under(lang, near) {
                if sense.category == category && !senses.contains(&sense) {
                    senses.push(sense);
                }
            }
        }
        senses
    }

    /// The canonical ids nearest to one that does not exist, nearest first.
    pub fn suggest_canonical(&self, id: &str) -> Vec<&'v str> {
        let ids: Vec<&str> = self.canonicals.keys().copied().collect();
        similar::get_close_matches(id, &ids, 3, 0.6)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    /// The shipped vocabularies.
    static VOCABULARIES: LazyLock<Vec<Vocabulary>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/vocabulary");
        Category::ALL
            .iter()
            .map(|category| {
                let path = folder.join(format!("{category}.toml"));
                let text = std::fs::read_to_string(&path).unwrap();
                let vocabulary: Vocabulary =
                    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                assert_eq!(vocabulary.category, *category);
                vocabulary
            })
            .collect()
    });

    /// The shipped vocabularies, ready for look-ups.
    static LEXICON: LazyLock<Lexicon<'static>> = LazyLock::new(|| Lexicon::new(&VOCABULARIES));

    /// The canonical terms to which a term is mapped without a decision.
    fn senses(category: Category, term: &str, lang: &str) -> Vec<(String, Relation)> {
        LEXICON
            .lookup(category, term, lang)
            .iter()
            .filter(|s| s.is_automatic())
            .map(|s| (s.canonical.to_string(), s.relation()))
            .collect()
    }

    fn one(canonical: &str, relation: Relation) -> Vec<(String, Relation)> {
        vec![(canonical.to_owned(), relation)]
    }

    #[test]
    fn every_term_of_the_vocabulary_finds_itself() {
        for vocabulary in VOCABULARIES.iter() {
            for term in &vocabulary.terms {
                for national in &term.national {
                    let upper = national.term.to_uppercase();
                    for spelling in [&national.term, &upper] {
                        assert!(
                            LEXICON
                                .lookup(vocabulary.category, spelling, &national.lang)
                                .iter()
                                .any(|s| *s.canonical == term.id
                                    && s.relation() == national.relation
                                    && s.entry.sense == national.sense),
                            "{spelling} in {}",
                            term.id
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_vocabulary_holds_the_terms_that_rules_name() {
        for (category, ids) in [
            (Category::Act, "recruitment transportation transfer harbouring receipt"),
            (
                Category::Means,
                "threat force coercion abduction fraud deception abuse-of-power \
                 abuse-of-vulnerability payments-control",
            ),
            (
                Category::Purpose,
                "prostitution-of-others sexual-exploitation forced-labour slavery slavery-like \
                 servitude organ-removal forced-marriage surrogacy",
            ),
            (
                Category::Smuggling,
                "procure-entry produce-document procure-document provide-document \
                 possess-document enable-stay",
            ),
            (Category::Aggravation, "danger-life inhuman-degrading for-exploitation death"),
        ] {
            for id in ids.split_whitespace() {
                assert!(LEXICON.categories_of(id).any(|c| c == category), "{id}");
            }
        }
        assert_eq!(LEXICON.categories_of("death").count(), 2);
        assert!(!LEXICON.contains("deth"));
        assert_eq!(LEXICON.suggest_canonical("harboring")[0], "harbouring");
    }

    #[test]
    fn inflections_and_spellings_meet_the_entry() {
        use Relation::{Broader, Exact, Narrower};
        for term in ["recruits", "Recruiting", "recruited", "to recruit", "recruitment of persons"]
        {
            assert_eq!(senses(Category::Act, term, "en"), one("recruitment", Exact), "{term}");
        }
        for term in ["harbours", "harbored", "Harboring", "harbours another person"] {
            assert_eq!(senses(Category::Act, term, "en"), one("harbouring", Exact), "{term}");
        }
        assert_eq!(senses(Category::Act, "transports", "en"), one("transportation", Exact));
        assert_eq!(senses(Category::Act, "maintains", "en"), one("harbouring", Broader));
        assert_eq!(senses(Category::Act, "detaining", "en"), one("harbouring", Narrower));
        assert_eq!(senses(Category::Purpose, "Forced labour", "en"), one("forced-labour", Exact));
        assert_eq!(
            senses(Category::Participation, "organizes", "en"),
            one("organise-direct", Exact)
        );
        // Inflection is English: other languages are matched as written.
        assert!(senses(Category::Act, "recrutements", "fr").is_empty());
    }

    #[test]
    fn a_term_listed_twice_returns_both() {
        assert_eq!(
            senses(Category::Act, "obtains", "en"),
            [
                ("recruitment".to_owned(), Relation::Broader),
                ("receipt".to_owned(), Relation::Broader)
            ]
        );
    }

    #[test]
    fn the_language_decides() {
        assert_eq!(senses(Category::Means, "menace", "fr"), one("threat", Relation::Exact));
        assert!(senses(Category::Act, "merekrut", "en").is_empty());
        assert_eq!(senses(Category::Means, "đe dọa", "vi"), one("threat", Relation::Exact));
    }

    #[test]
    fn a_term_with_a_sense_is_a_suggestion_only() {
        assert!(senses(Category::Purpose, "exploitation", "en").is_empty());
        let suggested = LEXICON.suggest(Category::Purpose, "exploitation", "en");
        assert_eq!(*suggested[0].canonical, "sexual-exploitation");
        assert!(!suggested[0].is_automatic());
        // Broader without a sense, exact only in one.
        assert_eq!(senses(Category::Means, "intimidation", "en"), one("threat", Relation::Broader));
    }

    #[test]
    fn a_slip_of_the_pen_is_suggested() {
        assert!(LEXICON.lookup(Category::Means, "deciet", "en").is_empty());
        assert_eq!(*LEXICON.suggest(Category::Means, "deciet", "en")[0].canonical, "deception");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        /// Letters put before or after a term make another word.
        #[test]
        fn no_term_is_found_inside_another_word(
            vocabulary in prop::sample::select(&VOCABULARIES[..]),
            term in any::<prop::sample::Index>(),
            national in any::<prop::sample::Index>(),
            before in "[b-df-hj-np-tv-z]{2,4}",
        ) {
            let term = term.get(&vocabulary.terms);
            let national = national.get(&term.national);
            for text in [format!("{before}{}", national.term), format!("{}{before}", national.term)] {
                let found = LEXICON.lookup(vocabulary.category, &text, &national.lang);
                prop_assert!(found.iter().all(|s| s.entry != national), "{}", text);
            }
        }
    }
}
