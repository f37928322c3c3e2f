//! Lists of wordings, mapped to canonical terms: by the coder, by the vocabulary, or by a
//! definition of the same act.
//!
//! A wording that nobody can map may stand for anything. It leaves the list unsettled, and a term
//! that is not found in an unsettled list is not absent but unknown.

use crate::model::{Canonical, Category, Relation, Wording};

use super::definition::LawDefinition;
use super::english;
use super::key::key_in;
use super::lexicon::Lexicon;

/// What a list of wordings is about; it decides which canonical terms the vocabulary may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermRole {
    /// Acts of trafficking.
    Acts,
    /// Means.
    Means,
    /// Purposes.
    Purposes,
    /// Verbs of a smuggling offence.
    SmugglingVerbs,
    /// Verbs of a document offence.
    DocumentVerbs,
}

impl TermRole {
    /// Every role.
    pub const ALL: [Self; 5] =
        [Self::Acts, Self::Means, Self::Purposes, Self::SmugglingVerbs, Self::DocumentVerbs];

    /// The category of the vocabulary that is asked.
    pub fn category(self) -> Category {
        match self {
            Self::Acts => Category::Act,
            Self::Means => Category::Means,
            Self::Purposes => Category::Purpose,
            Self::SmugglingVerbs | Self::DocumentVerbs => Category::Smuggling,
        }
    }

    /// Whether the vocabulary may map a wording of the list to the term. "Carry" is possession of
    /// a document in one list and no known term in the other.
    pub fn admits(self, canonical: &Canonical) -> bool {
        match self {
            Self::Acts | Self::Means | Self::Purposes => true,
            Self::DocumentVerbs => canonical.as_str().ends_with("-document"),
            Self::SmugglingVerbs => !canonical.as_str().ends_with("-document"),
        }
    }
}

/// A canonical term that a wording reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reached<'r> {
    /// The canonical term.
    pub canonical: &'r Canonical,
    /// How far.
    pub relation: Relation,
    /// The definition that says so, when it is one.
    pub definition: Option<LawDefinition<'r>>,
}

/// A wording and what it reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved<'r> {
    /// The law's words.
    pub wording: &'r Wording,
    /// Canonical terms, each once.
    pub reached: Vec<Reached<'r>>,
    /// Whether it is known what the wording stands for, be it nothing.
    pub settled: bool,
}

/// How far a list has a canonical term.
#[derive(Debug, Clone, PartialEq)]
pub struct Has<'r> {
    /// The best relation of any wording; `none` when no wording reaches the term.
    pub relation: Relation,
    /// Whether that relation rests on definitions alone.
    pub by_definition: bool,
    /// Whether the list is missing or holds a wording that may stand for anything: then a weak
    /// relation, or none, is not certain.
    pub unsettled: bool,
    /// The wordings with the best relation, by their place in the list.
    pub wordings: Vec<usize>,
    /// The definitions on which it rests.
    pub definitions: Vec<LawDefinition<'r>>,
}

impl Has<'_> {
    /// Whether the term is reached in full: exact or broader.
    pub fn fills(&self) -> bool {
        self.relation.fills()
    }
}

/// A list of wordings, resolved; or the fact that nobody recorded one.
#[derive(Debug, Clone, PartialEq)]
pub struct TermList<'r> {
    /// The wordings in their order; `None` when the record has no list.
    wordings: Option<Vec<Resolved<'r>>>,
}

impl<'r> TermList<'r> {
    /// A list that nobody recorded: everything about it is unknown.
    pub fn missing() -> Self {
        Self { wordings: None }
    }

    /// Resolves a list of an act in its language.
    ///
    /// A mapping by the coder stands in place of the vocabulary's. A definition among
    /// `definitions` whose term is the wording adds what it carries; for a canonical term that it
    /// names, its relation stands in place of the vocabulary's, never in place of the coder's.
    pub fn resolve<'v: 'r>(
        list: Option<&'r [Wording]>,
        role: TermRole,
        lexicon: &Lexicon<'v>,
        language: &str,
        definitions: &[LawDefinition<'r>],
    ) -> Self {
        let Some(list) = list else { return Self::missing() };
        let defined: Vec<(String, LawDefinition<'r>)> =
            definitions.iter().map(|d| (key_in(language, &d.definition.term), *d)).collect();
        let resolve_one = |wording: &'r Wording| {
            let lang = wording.lang.as_deref().unwrap_or(language);
            let mut resolved = if wording.is_mapped() {
                by_coder(wording)
            } else {
                by_lexicon(wording, role, lexicon, lang)
            };
            let key = key_in(lang, &wording.term);
            for (term, definition) in &defined {
                if same_term(lang, &key, term) {
                    add_definition(&mut resolved, *definition);
                }
            }
            resolved
        };
        Self { wordings: Some(list.iter().map(resolve_one).collect()) }
    }

    /// How far the list has a canonical term.
    pub fn has(&self, canonical: &str) -> Has<'r> {
        let mut has = Has {
            relation: Relation::None,
            by_definition: false,
            unsettled: !self.is_settled(),
            wordings: Vec::new(),
            definitions: Vec::new(),
        };
        for (place, resolved) in self.iter().enumerate() {
            let Some(reached) = resolved.reached.iter().find(|r| *r.canonical == *canonical) else {
                continue;
            };
            if reached.relation > has.relation {
                has.relation = reached.relation;
                has.wordings.clear();
                has.definitions.clear();
            } else if reached.relation < has.relation || reached.relation == Relation::None {
                continue;
            }
            has.wordings.push(place);
            has.definitions.extend(reached.definition);
        }
        has.by_definition = !has.wordings.is_empty() && has.definitions.len() == has.wordings.len();
        has
    }

    /// Whether the record has the list at all, be it empty.
    pub fn is_recorded(&self) -> bool {
        self.wordings.is_some()
    }

    /// Whether the record has the list and it is empty: the offence asks for nothing of the kind.
    pub fn is_empty(&self) -> bool {
        self.wordings.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether the list is recorded and every wording of it is known to stand for something or
    /// for nothing.
    pub fn is_settled(&self) -> bool {
        self.is_recorded() && self.iter().all(|resolved| resolved.settled)
    }

    /// The wordings in their order; none when the list is missing.
    pub fn iter(&self) -> impl Iterator<Item = &Resolved<'r>> {
        self.wordings.iter().flatten()
    }

    /// The wordings that neither coder, vocabulary nor definition could map.
    pub fn unmapped(&self) -> impl Iterator<Item = &'r Wording> + '_ {
        self.iter().filter(|resolved| !resolved.settled).map(|resolved| resolved.wording)
    }
}

/// What a wording reaches by the coder's decision.
fn by_coder(wording: &Wording) -> Resolved<'_> {
    let own = wording.canonical.as_ref().zip(wording.relation);
    let mut reached: Vec<Reached<'_>> = own
        .map(|(canonical, relation)| Reached { canonical, relation, definition: None })
        .into_iter()
        .collect();
    for carried in &wording.carries {
        match reached.iter_mut().find(|r| r.canonical == &carried.canonical) {
            Some(known) => known.relation = known.relation.max(carried.relation),
            None => reached.push(Reached {
                canonical: &carried.canonical,
                relation: carried.relation,
                definition: None,
            }),
        }
    }
    // `relation = "none"` alone says that the wording stands for no canonical term.
    let settled = !reached.is_empty() || wording.relation == Some(Relation::None);
    Resolved { wording, reached, settled }
}

/// What a wording reaches by the vocabulary; terms that need a decision are left out.
fn by_lexicon<'r, 'v: 'r>(
    wording: &'r Wording,
    role: TermRole,
    lexicon: &Lexicon<'v>,
    lang: &str,
) -> Resolved<'r> {
    let mut reached: Vec<Reached<'r>> = Vec::new();
    for sense in lexicon.lookup(role.category(), &wording.term, lang) {
        if !sense.is_automatic() || !role.admits(sense.canonical) {
            continue;
        }
        match reached.iter_mut().find(|r| r.canonical == sense.canonical) {
            // Two entries for one word: the weaker is the safer.
            Some(known) => known.relation = known.relation.min(sense.relation()),
            None => reached.push(Reached {
                canonical: sense.canonical,
                relation: sense.relation(),
                definition: None,
            }),
        }
    }
    let settled = !reached.is_empty();
    Resolved { wording, reached, settled }
}

/// Adds what a definition carries to the wording that it defines.
fn add_definition<'r>(resolved: &mut Resolved<'r>, definition: LawDefinition<'r>) {
    let mapped_by_hand = resolved.wording.is_mapped();
    for carried in &definition.definition.carries {
        let new = Reached {
            canonical: &carried.canonical,
            relation: carried.relation,
            definition: Some(definition),
        };
        match resolved.reached.iter_mut().find(|r| r.canonical == new.canonical) {
            Some(known) if known.definition.is_some() => {
                if new.relation > known.relation {
                    *known = new;
                }
            }
            Some(known) => {
                if !mapped_by_hand {
                    *known = new;
                }
            }
            None => resolved.reached.push(new),
        }
        resolved.settled = true;
    }
}

/// Whether a wording is the term that a definition defines, both given by their keys.
fn same_term(lang: &str, key: &str, defined: &str) -> bool {
    key == defined
        || lang == "en"
            && (english::bare(key) == english::bare(defined)
                || defined.starts_with(english::kept(key))
                    && english::inflections(key).iter().any(|form| form == defined))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Act, Vocabulary};

    fn vocabularies() -> Vec<Vocabulary> {
        let text = r#"
            category = "means"
            [[term]]
            id = "coercion"
            national = [
                { term = "coercion", lang = "en", relation = "exact" },
                { term = "any means", lang = "en", relation = "broader", sense = "residual" },
            ]
            [[term]]
            id = "force"
            national = [{ term = "violence", lang = "en", relation = "exact" }]
            [[term]]
            id = "abuse-of-power"
            [[term]]
            id = "abuse-of-vulnerability"
            national = [{ term = "dependency", lang = "en", relation = "exact" }]
        "#;
        vec![toml::from_str(text).unwrap()]
    }

    /// An act with one offence that has these means, and these definitions.
    fn act(means: &str, definitions: &str) -> Act {
        let text = format!(
            r#"
            id = "a-1"
            jurisdiction = "XX"
            title = "A"
            year = 2000
            type = "act"
            language = "en"
            translation_status = "official-original"
            source = [{{ id = "s", publisher = "P", basis = "text" }}]
            offence = [{{ id = "o", kind = "tip", provision = "s 1", means = {means} }}]
            {definitions}
            "#
        );
        toml::from_str(&text).unwrap()
    }

    /// Resolves the means of the act's offence and hands them over.
    fn with_means<T>(act: &Act, check: impl FnOnce(&TermList<'_>) -> T) -> T {
        let vocabularies = vocabularies();
        let lexicon = Lexicon::new(&vocabularies);
        let definitions: Vec<LawDefinition<'_>> =
            act.definitions.iter().map(|definition| LawDefinition { act, definition }).collect();
        check(&TermList::resolve(
            act.offences[0].means.as_deref(),
            TermRole::Means,
            &lexicon,
            &act.language,
            &definitions,
        ))
    }

    #[test]
    fn the_vocabulary_maps_whole_terms() {
        with_means(&act(r#"["Coercion", "violence"]"#, ""), |means| {
            let has = means.has("coercion");
            assert_eq!((has.relation, has.unsettled), (Relation::Exact, false));
            assert_eq!(has.wordings, [0]);
            assert_eq!(means.has("abuse-of-power").relation, Relation::None);
        });
    }

    #[test]
    fn what_nobody_can_map_unsettles_the_list() {
        with_means(&act(r#"["coercion", "sorcery"]"#, ""), |means| {
            assert!(means.has("force").unsettled);
            assert_eq!(means.unmapped().map(|w| w.term.as_str()).collect::<Vec<_>>(), ["sorcery"]);
        });
        // A term of the vocabulary that needs a decision is no mapping.
        with_means(&act(r#"["any means"]"#, ""), |means| {
            assert_eq!(means.has("coercion").relation, Relation::None);
            assert!(means.has("coercion").unsettled);
        });
    }

    #[test]
    fn a_coder_can_settle_a_wording_as_outside() {
        let settled = r#"["coercion", { term = "sorcery", relation = "none", reason = "r" }]"#;
        with_means(&act(settled, ""), |means| {
            assert!(!means.has("force").unsettled);
            assert_eq!(means.unmapped().count(), 0);
        });
    }

    #[test]
    fn a_missing_list_is_unknown_and_an_empty_one_is_none() {
        assert!(TermList::missing().has("force").unsettled);
        assert!(!TermList::missing().is_empty());
        with_means(&act("[]", ""), |means| {
            assert!(means.is_empty());
            assert!(!means.has("force").unsettled);
        });
    }

    #[test]
    fn the_coder_stands_before_the_vocabulary() {
        let coded = r#"[{ term = "coercion", canonical = "coercion", relation = "narrower", reason = "r" }]"#;
        with_means(&act(coded, ""), |means| {
            assert_eq!(means.has("coercion").relation, Relation::Narrower);
        });
    }

    #[test]
    fn a_definition_carries_further_terms() {
        let definition = r#"definition = [{ term = "coercion", provision = "s 2", text_kind = "open",
            carries = ["coercion", "abuse-of-power"] }]"#;
        with_means(&act(r#"["coercion", "violence"]"#, definition), |means| {
            let has = means.has("abuse-of-power");
            assert!(has.fills() && has.by_definition);
            assert_eq!(has.definitions[0].definition.provision, "s 2");
            assert!(!means.has("force").by_definition);
        });
    }

    #[test]
    fn a_definition_narrows_what_the_vocabulary_says_but_not_the_coder() {
        let definition = r#"definition = [{ term = "dependency", provision = "s 2", text_kind = "closed",
            carries = [{ canonical = "abuse-of-vulnerability", relation = "narrower" }] }]"#;
        with_means(&act(r#"["dependency"]"#, definition), |means| {
            assert_eq!(means.has("abuse-of-vulnerability").relation, Relation::Narrower);
        });
        let coded = r#"[{ term = "dependency", canonical = "abuse-of-vulnerability", relation = "exact", reason = "r" }]"#;
        with_means(&act(coded, definition), |means| {
            let has = means.has("abuse-of-vulnerability");
            assert!(has.relation == Relation::Exact && !has.by_definition);
        });
    }

    #[test]
    fn a_definition_settles_the_wording_it_defines() {
        let definition = r#"definition = [{ term = "sorcery", provision = "s 2", text_kind = "closed",
            carries = [{ canonical = "coercion", relation = "narrower" }] }]"#;
        with_means(&act(r#"["sorcery"]"#, definition), |means| {
            assert!(!means.has("force").unsettled);
            assert_eq!(means.has("coercion").relation, Relation::Narrower);
        });
    }

    #[test]
    fn document_verbs_are_not_verbs_of_smuggling() {
        let carry: Canonical = "possess-document".parse().unwrap();
        assert!(TermRole::DocumentVerbs.admits(&carry));
        assert!(!TermRole::SmugglingVerbs.admits(&carry));
    }
}
