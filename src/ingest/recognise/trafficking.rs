//! Trafficking in persons: the offence as the text builds it, in one section, or of a definition and
//! a section that punishes what is defined.

use std::ops::Range;

use super::conduct::Conduct;
use super::definition::FoundDefinition;
use super::view::{Cluster, Section};
use super::{Desk, MOST_OFFENCES, victim};
use crate::model::{
    Category, Confidence, Definition, ExploitationStage, MeansRequired, MentalElement, Movement,
    Offence, OffenceKind, Openness, Relation, Signal, TextKind, Tri, Wording,
};
use crate::normalize::{Sense, matching_key};

/// How far from a list, in bytes, another term still belongs to it.
const NEAR_LIST: usize = 150;

/// Headings under which trafficking is spoken of and not described.
const BESIDE: [Signal; 6] = [
    Signal::Attempt,
    Signal::LegalPerson,
    Signal::Victim,
    Signal::Abroad,
    Signal::NotLiable,
    Signal::Benefit,
];

/// Names of a list below which more may be meant by them than they say.
const SHORT_LIST: usize = 4;

/// The same in languages whose vocabulary does not yet hold every word that laws use.
const LONG_LIST: usize = 6;

/// The acts of the protocol: a list that names them all leaves nothing open.
const ALL_ACTS: usize = 5;

/// Acts that a list names before it is taken for trafficking without that name.
const ACTS_OF_A_LIST: usize = 3;

/// The offences of trafficking.
pub(super) fn offences(desk: &mut Desk<'_>) -> Vec<Offence> {
    let mut conducts = conducts(desk);
    conducts.truncate(MOST_OFFENCES);
    let mut out = Vec::new();
    for conduct in &conducts {
        out.push(offence(desk, conduct));
    }
    victim::apply(desk, &conducts, &mut out);
    out
}

/// Where the text describes and punishes trafficking.
fn conducts<'a>(desk: &Desk<'a>) -> Vec<Conduct<'a>> {
    let mut out = Vec::new();
    for section in &desk.sections {
        out.extend(described_in(desk, section));
    }
    let defined = desk
        .definitions_of(Signal::TraffickingName)
        .map(|definition| (definition, desk.act_lists(&definition.body)))
        .find(|(_, acts)| !acts.is_empty());
    if let Some((definition, acts)) = defined
        && let Some(section) = punishing(desk, Signal::TraffickingName, &definition.body)
        && out.iter().all(|c: &Conduct<'_>| c.section.span != section.span || c.acts.is_empty())
    {
        out.retain(|c| c.section.span != section.span);
        // A section that repeats the definition's list is the same offence told twice.
        out.retain(|c| !c.section.span.contains(&definition.body.start));
        let words = vec![definition.body.clone()];
        out.insert(0, Conduct { section, words, acts });
    }
    out
}

/// The offences that a section describes in its own words and punishes: one for each statement that
/// makes its conduct an offence; what the other statements add belongs to the first.
fn described_in<'a>(desk: &Desk<'a>, section: &Section) -> Vec<Conduct<'a>> {
    if !desk.punishes(&section.span) || desk.headed(section, &BESIDE) {
        return Vec::new();
    }
    let named = desk.headed(section, &[Signal::TraffickingName]);
    let mut out: Vec<Conduct<'a>> = Vec::new();
    for statement in &section.statements {
        let acts = if named { desk.named_acts(statement) } else { desk.act_lists(statement) };
        if !describes(desk, statement, &acts, named) {
            continue;
        }
        let alone = out.is_empty() || desk.view.has(statement, Signal::Offence);
        match out.last_mut() {
            Some(conduct) if !alone => {
                conduct.words.push(statement.clone());
                conduct.acts.extend(acts);
            }
            _ => {
                let words = vec![statement.clone()];
                out.push(Conduct { section: section.clone(), words, acts });
            }
        }
    }
    out
}

/// Whether a statement describes trafficking: by a list of its acts for exploitation, or, under a
/// heading that names it, by any of its acts or means.
fn describes(desk: &Desk<'_>, statement: &Range<usize>, acts: &[Cluster<'_>], named: bool) -> bool {
    let mut listed: Vec<&str> = acts.iter().flat_map(Cluster::plainly).collect();
    listed.sort_unstable();
    listed.dedup();
    if named {
        let means = desk.view.terms(statement, Category::Means).len();
        let named: usize = acts.iter().map(|list| list.canonicals().len()).sum();
        let enough = named >= 2 || named >= 1 && means >= 1 || means >= 2;
        // Sale alone is less than trafficking.
        let only_narrower = !desk.silence_tells()
            && acts.iter().all(|list| {
                list.terms.iter().all(|(_, sense)| sense.relation() == Relation::Narrower)
            });
        if only_narrower {
            return false;
        }
        return desk.view.has(statement, Signal::Offence) && enough
            || named >= 1 && desk.has_purpose(statement);
    }
    let mut purposes: Vec<&str> = desk
        .view
        .terms(statement, Category::Purpose)
        .iter()
        .map(|(_, sense)| sense.canonical.as_str())
        .collect();
    purposes.sort_unstable();
    purposes.dedup();
    let exploits = desk.view.has(statement, Signal::Exploitation) || purposes.len() >= 2;
    listed.len() >= ACTS_OF_A_LIST
        && listed.contains(&"recruitment")
        && exploits
        && desk.has_purpose(statement)
}

/// The section that punishes a crime known by its name, which is described elsewhere.
pub(super) fn punishing(
    desk: &Desk<'_>,
    name: Signal,
    described: &Range<usize>,
) -> Option<Section> {
    let beside = [
        Signal::Attempt,
        Signal::Accomplice,
        Signal::Conspire,
        Signal::LegalPerson,
        Signal::Abroad,
        Signal::NotLiable,
        Signal::Victim,
        Signal::Aggravation,
    ];
    let score = |section: &Section| -> Option<i32> {
        let by_name = section.statements.iter().any(|statement| {
            desk.view.sentences(statement.clone()).iter().any(|sentence| {
                desk.view.has(sentence, name)
                    && desk.view.any(sentence, &[Signal::Offence, Signal::Imprisonment])
                    // What is done to those who were victims is another crime.
                    && (desk.silence_tells() || !desk.view.has(sentence, Signal::Victim))
            })
        });
        let headed = desk.headed(section, &[name]) && desk.punishes(&section.span);
        if !by_name && !headed {
            return None;
        }
        let mut score = 2 * i32::from(by_name) + 2 * i32::from(headed);
        score += i32::from(desk.view.has(&section.span, Signal::Imprisonment));
        score -= 2 * i32::from(desk.headed(section, &beside));
        score -= 2 * i32::from(section.span.contains(&described.start));
        Some(score)
    };
    let best = desk
        .sections
        .iter()
        .enumerate()
        .filter_map(|(i, section)| Some((score(section)?, std::cmp::Reverse(i))))
        .max()?;
    (best.0 > 0).then(|| desk.sections[best.1.0].clone())
}

/// The offence that a conduct makes.
fn offence(desk: &mut Desk<'_>, conduct: &Conduct<'_>) -> Offence {
    let mut offence = desk.offence(OffenceKind::Tip, &conduct.section);
    acts(desk, conduct, &mut offence);
    purposes(desk, conduct, &mut offence);
    means(desk, conduct, &mut offence);
    limits(desk, conduct, &mut offence);
    let own: Vec<Range<usize>> = std::iter::once(conduct.section.span.clone()).collect();
    let elsewhere = penalty_sections(desk, &conduct.section);
    desk.punish(&mut offence, &own, &elsewhere);
    offence
}

/// The acts that are listed.
fn acts(desk: &mut Desk<'_>, conduct: &Conduct<'_>, offence: &mut Offence) {
    let Some(first) = conduct.acts.first() else { return };
    let mut terms: Vec<_> = conduct.acts.iter().flat_map(|list| list.terms.clone()).collect();
    let plain: std::collections::BTreeSet<&str> =
        conduct.acts.iter().flat_map(Cluster::plainly).collect();
    // Wide words such as "procures" are acts of trafficking only in company of the plain ones.
    terms.retain(|(range, sense)| {
        sense.relation() != Relation::Broader || !governs_an_act(desk, range)
    });
    let wide_words = plain.len() < ACTS_OF_A_LIST
        && terms.iter().any(|(_, sense)| sense.relation() == Relation::Broader);
    if wide_words {
        terms.retain(|(_, sense)| sense.relation() != Relation::Broader);
    }
    let mut wordings = if plain.len() < ACTS_OF_A_LIST && desk.silence_tells() {
        as_phrases(desk, conduct)
    } else {
        desk.wordings(&terms)
    };
    if wide_words {
        wordings.push(Wording::plain("acts that wider words may take in"));
    }
    for list in &conduct.acts {
        wordings.extend(desk.open_items(&list.span(), "acts"));
    }
    if !desk.silence_tells() {
        keep_open_below(ALL_ACTS, &mut wordings, &terms, "acts");
    }
    offence.acts = Some(wordings);
    let list = first.span();
    let after = list.start..(list.end + 40).min(conduct_end(conduct, list.start));
    let after = desk.view.whole_characters(after);
    // An open ending may belong to the means that follow; a person says which.
    let open = desk.view.has(&after, Signal::OpenList);
    offence.acts_open = if open { Tri::Unknown } else { Tri::No };
    offence.origins.push(desk.origin(&["acts", "acts_open"], &list, Confidence::Medium));
    let kept = first.canonicals();
    if kept.contains(&"harbouring") || kept.contains(&"receipt") {
        offence.movement_required = Some(Movement::Silent);
        offence.origins.push(desk.origin(&["movement_required"], &list, Confidence::Low));
    }
}

/// Lists of few acts as the phrases that they are: in "organises the entry or the receipt of a person" the
/// receipt is not the act, and what the phrase reaches is for a person to say. A single term stands for
/// itself.
fn as_phrases(desk: &Desk<'_>, conduct: &Conduct<'_>) -> Vec<Wording> {
    conduct
        .acts
        .iter()
        .flat_map(|list| match list.terms.as_slice() {
            [_] => desk.wordings(&list.terms),
            _ => vec![Wording::plain(&desk.plain_words(&list.span()))],
        })
        .collect()
}

/// Whether a wide verb has an act for its object: who "procures the reception" of a person need not
/// recruit anybody.
fn governs_an_act(desk: &Desk<'_>, verb: &Range<usize>) -> bool {
    let after = desk.view.whole_characters(verb.end..verb.end + 60);
    let words = desk.view.words(&after);
    words.trim_start().starts_with("the ")
        && desk
            .view
            .terms(&after, Category::Act)
            .iter()
            .any(|(_, s)| s.relation() == Relation::Exact)
}

/// Where the words end that a place stands in.
fn conduct_end(conduct: &Conduct<'_>, place: usize) -> usize {
    conduct.words.iter().find(|w| w.contains(&place)).map_or(place, |w| w.end)
}

/// The purposes: those the words name, and those of the definition of exploitation.
fn purposes(desk: &mut Desk<'_>, conduct: &Conduct<'_>, offence: &mut Offence) {
    let Some(at) = conduct.words.iter().find(|words| desk.has_purpose(words)).cloned() else {
        // What stands there instead may be a purpose in other words.
        desk.ask(&conduct.words[0], "whether a purpose must be proved, and which");
        return;
    };
    offence.purpose_required = Tri::Yes;
    offence.exploitation_stage = Some(ExploitationStage::Purpose);
    offence.mental_element = Some(MentalElement::Intent);
    let intro = desk.view.first(&at, Signal::PurposeIntro).unwrap_or(at.clone());
    let facts = ["purpose_required", "exploitation_stage", "mental_element"];
    offence.origins.push(desk.origin(&facts, &intro, Confidence::Medium));

    let mut terms = Vec::new();
    for words in &conduct.words {
        terms.extend(desk.view.terms(words, Category::Purpose));
    }
    let by_word = conduct.words.iter().any(|words| desk.view.has(words, Signal::Exploitation));
    let defined: Vec<FoundDefinition> = desk
        .definitions_of(Signal::Exploitation)
        .filter(|d| {
            desk.view.words(&d.term).chars().count() <= 40
                && !desk.view.terms(&d.body, Category::Purpose).is_empty()
        })
        .filter(|d| is_exploitation_alone(desk, d))
        .cloned()
        .collect();
    let own_open = conduct.words.iter().any(|words| {
        let from = desk.view.first(words, Signal::Exploitation).map_or(words.start, |r| r.start);
        desk.view.any(&(from..words.end), &[Signal::OpenList, Signal::DefinitionOpen])
    });
    let mut place = terms.first().map(|(range, _)| range.clone());
    if by_word && let Some(definition) = defined.first() {
        terms.extend(desk.view.terms(&definition.body, Category::Purpose));
        place = Some(definition.term.clone());
        offence.purposes_open = Some(match definition.kind {
            TextKind::Open => Openness::Open,
            _ => Openness::Closed,
        });
    } else if !terms.is_empty() {
        offence.purposes_open = Some(if own_open { Openness::Open } else { Openness::Closed });
    }
    if terms.is_empty() {
        desk.ask(&at, "which forms of exploitation the purpose covers");
        return;
    }
    let mut wordings = desk.wordings(&terms);
    let list = match defined.first().filter(|_| by_word) {
        Some(definition) => desk.view.whole_characters(
            definition.body.start..definition.body.end.min(definition.body.start + 1500),
        ),
        None => {
            let (first, last) = (&terms[0].0, &terms[terms.len() - 1].0);
            first.start..last.end.max(first.end)
        }
    };
    wordings.extend(desk.open_items(&list, "purposes"));
    let short = if desk.silence_tells() { SHORT_LIST } else { LONG_LIST };
    keep_open_below(short, &mut wordings, &terms, "purposes");
    offence.purposes = Some(as_defined(desk, wordings, &terms));
    let place = place.unwrap_or(at);
    offence.origins.push(desk.origin(&["purposes", "purposes_open"], &place, Confidence::Medium));
}

/// A purpose that the text itself defines completely stands for what its name says; what else it takes in
/// is for a person to say.
fn as_defined(
    desk: &Desk<'_>,
    wordings: Vec<Wording>,
    terms: &[(Range<usize>, Sense<'_>)],
) -> Vec<Wording> {
    let mut out = Vec::new();
    for wording in wordings {
        let key = matching_key(&wording.term);
        let defined = desk
            .definitions
            .iter()
            .any(|d| d.kind == TextKind::Closed && matching_key(&desk.plain_words(&d.term)) == key);
        let own = |relation: Relation| {
            terms.iter().find(|(range, sense)| {
                sense.relation() == relation && matching_key(&desk.plain_words(range)) == key
            })
        };
        match (own(Relation::Exact), own(Relation::Broader)) {
            (Some((_, exact)), Some(_)) if defined => {
                out.push(Wording {
                    canonical: Some(exact.canonical.clone()),
                    relation: Some(Relation::Exact),
                    reason: Some("the text defines the word".to_owned()),
                    ..wording.clone()
                });
                out.push(Wording::plain(&format!("{} (as defined)", wording.term)));
            }
            _ => out.push(wording),
        }
    }
    out
}

/// A short list of wide words, as in "force, fraud or coercion", leaves open what they take in.
fn keep_open_below(
    names: usize,
    wordings: &mut Vec<Wording>,
    terms: &[(Range<usize>, Sense<'_>)],
    what: &str,
) {
    let named: std::collections::BTreeSet<&str> =
        terms.iter().map(|(_, sense)| sense.canonical.as_str()).collect();
    if named.len() < names {
        wordings.push(Wording::plain(&format!("{what} that these words may take in")));
    }
}

/// Whether a definition is of exploitation as such, not of one form of it.
fn is_exploitation_alone(desk: &Desk<'_>, definition: &FoundDefinition) -> bool {
    desk.view.terms(&definition.term, Category::Purpose).is_empty()
}

/// The means, and whether one is needed.
fn means(desk: &mut Desk<'_>, conduct: &Conduct<'_>, offence: &mut Offence) {
    let terms = listed_means(desk, conduct);
    let abduction =
        |(_, sense): &(Range<usize>, Sense<'_>)| sense.canonical.as_str() == "abduction";
    if !desk.silence_tells() && !terms.is_empty() && terms.iter().all(abduction) {
        // Some laws name abduction among the acts.
        desk.ask(&conduct.words[0], "whether means must be proved, and which");
        return;
    }
    if terms.is_empty() {
        let within = conduct.section.span.contains(&conduct.words[0].start);
        let beside = if within {
            desk.view.terms(&conduct.section.span, Category::Means)
        } else {
            Vec::new()
        };
        let speaks: &[Signal] = if desk.silence_tells() {
            &[Signal::MeansWaived]
        } else {
            &[Signal::MeansWaived, Signal::MeansIntro, Signal::MeansNamed]
        };
        let open = conduct.words.iter().any(|words| desk.view.any(words, speaks));
        if beside.is_empty() && !open {
            offence.means_required = Some(MeansRequired::None);
            offence.means_open = Tri::No;
            let at = conduct.words[0].clone();
            let place = desk.view.sentence_at(at.clone(), at.start);
            let facts = ["means_required", "means_open"];
            offence.origins.push(desk.origin(&facts, &place, Confidence::Low));
        } else {
            desk.ask(&conduct.words[0], "whether means must be proved, and which");
        }
        return;
    }
    offence.means_required = Some(MeansRequired::Listed);
    let (first, last) = (&terms[0].0, &terms[terms.len() - 1].0);
    let list = first.start..last.end.max(first.end);
    let mut wordings = narrowed_by_definitions(desk, desk.wordings(&terms));
    let whole = means_list(desk, conduct, &list);
    wordings.extend(desk.open_items(&whole, "means"));
    let short = if desk.silence_tells() { SHORT_LIST } else { LONG_LIST };
    keep_open_below(short, &mut wordings, &terms, "means");
    offence.means = Some(wordings);
    let region = desk.view.whole_characters(list.start..list.end + 60);
    offence.means_open =
        Tri::from(desk.view.has(&region, Signal::OpenList) && opens_means(desk, &region));
    let facts = ["means", "means_open", "means_required"];
    offence.origins.push(desk.origin(&facts, first, Confidence::Medium));
}

/// The means of the list that names most, and of those close to it.
fn listed_means<'a>(desk: &Desk<'a>, conduct: &Conduct<'a>) -> Vec<(Range<usize>, Sense<'a>)> {
    let mut lists: Vec<Cluster<'a>> = Vec::new();
    for words in &conduct.words {
        lists.extend(desk.view.clusters(words, Category::Means));
    }
    let Some(widest) =
        lists.iter().max_by_key(|l| (l.canonicals().len(), std::cmp::Reverse(l.span().start)))
    else {
        return Vec::new();
    };
    let core = widest.span();
    let near = |span: &Range<usize>| {
        span.start < core.end + NEAR_LIST && core.start < span.end + NEAR_LIST
    };
    lists.iter().filter(|list| near(&list.span())).flat_map(|list| list.terms.clone()).collect()
}

/// A list of means to its end: up to the purpose, or to the end of the sentence.
fn means_list(desk: &Desk<'_>, conduct: &Conduct<'_>, known: &Range<usize>) -> Range<usize> {
    let end = conduct_end(conduct, known.start);
    let sentence = desk.view.sentence_at(known.start..end.max(known.end), known.start);
    let purpose = desk.view.first(&(known.end..sentence.end.max(known.end)), Signal::PurposeIntro);
    let end = purpose.map_or(sentence.end, |at| at.start).min(known.end + 300);
    desk.view.whole_characters(known.start..end.max(known.end))
}

/// Whether an open ending of a list speaks of means and not of a form of one ("other forms of
/// coercion").
fn opens_means(desk: &Desk<'_>, region: &Range<usize>) -> bool {
    desk.view.marks.signals(region.clone(), Signal::OpenList).any(|mark| {
        let words = matching_key(desk.view.words(&mark.span));
        desk.view.has(&mark.span, Signal::MeansNamed)
            || ["otherwise", "manner", "minimum"].iter().any(|w| words.ends_with(w))
    })
}

/// Terms that the text itself defines completely are not mapped: the definition may cut them down,
/// and a person must say whether it does.
fn narrowed_by_definitions(desk: &mut Desk<'_>, wordings: Vec<Wording>) -> Vec<Wording> {
    let mut asked = Vec::new();
    let out = wordings
        .into_iter()
        .map(|wording| {
            let key = matching_key(&wording.term);
            let definition = desk.definitions.iter().find(|d| {
                let term = matching_key(&desk.plain_words(&d.term));
                d.kind == TextKind::Closed
                    && term.len() > 4
                    && (term == key || key.ends_with(&term) || term.ends_with(&key))
            });
            match definition {
                Some(definition) if matches!(key.as_str(), k if k.contains("vulnerab")) => {
                    asked.push(definition.term.clone());
                    Wording::plain(&format!("{} (as defined)", wording.term))
                }
                _ => wording,
            }
        })
        .collect();
    for at in asked {
        desk.ask(&at, "whether the definition narrows the term");
    }
    out
}

/// What the offence does not ask for: a border, a group, profit.
fn limits(desk: &mut Desk<'_>, conduct: &Conduct<'_>, offence: &mut Offence) {
    let place = conduct.acts.first().map_or(conduct.words[0].clone(), |list| list.span());
    let means = offence.means.as_ref().map_or(0, Vec::len);
    let sentences: Vec<Range<usize>> = conduct
        .acts
        .iter()
        .filter_map(|list| {
            let start = list.span().start;
            let words = conduct.words.iter().find(|words| words.contains(&start))?;
            Some(desk.view.sentence_at(words.clone(), start))
        })
        .collect();
    let named = conduct.section.statements.iter().filter(|statement| {
        desk.view.has(statement, Signal::TraffickingName)
            && conduct.words.iter().all(|words| !words.contains(&statement.start))
    });
    let sentences: Vec<Range<usize>> = sentences.into_iter().chain(named.cloned()).collect();
    let any = |signals: &[Signal]| sentences.iter().any(|words| desk.view.any(words, signals));
    let mut facts = Vec::new();
    if !any(&[Signal::Border, Signal::Entry, Signal::Exit]) {
        offence.crossborder_required = Tri::No;
        facts.push("crossborder_required");
    }
    if !any(&[Signal::Group]) {
        offence.ocg_required = Tri::No;
        facts.push("ocg_required");
    }
    // Payments are a means where means are listed; elsewhere they may be something more to prove.
    if !any(&[Signal::Group]) && (means > 2 || !any(&[Signal::Benefit])) {
        offence.extra_elements = Some(Vec::new());
        facts.push("extra_elements");
    }
    if !facts.is_empty() {
        offence.origins.push(desk.origin(&facts, &place, Confidence::Low));
    }
}

/// Sections that state the punishment of an offence which another section describes: they follow it
/// or name it by its number.
pub(super) fn penalty_sections(desk: &Desk<'_>, of: &Section) -> Vec<Range<usize>> {
    let Some(provision) = of.provision else { return Vec::new() };
    let number = desk.view.text.provisions[provision].number.as_str();
    let position = desk.sections.iter().position(|s| s.span == of.span).unwrap_or(0);
    let mut out = Vec::new();
    for (i, section) in desk.sections.iter().enumerate() {
        let near = i > position && i <= position + 2;
        if section.span != of.span
            && desk.view.has(&section.span, Signal::Imprisonment)
            && (names_section(desk.view.words(&section.span), number)
                || near && desk.headed(section, &[Signal::Imprisonment, Signal::Offence]))
        {
            out.push(section.span.clone());
        }
    }
    out
}

/// Words for the unit that is cited by its number.
const UNITS: [&str; 14] = [
    "section",
    "sections",
    "article",
    "articles",
    "pasal",
    "madde",
    "điều",
    "seksyen",
    "ধারা",
    "दफा",
    "artículo",
    "artigo",
    "المادة",
    "มาตรา",
];

/// Whether words speak of a section by its number.
pub(super) fn names_section(words: &str, number: &str) -> bool {
    if number.is_empty() {
        return false;
    }
    words.match_indices(number).any(|(at, _)| {
        let ends = !words[at + number.len()..].starts_with(|c: char| c.is_alphanumeric());
        let before = words[..at].trim_end();
        let unit = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        ends && before.len() < at && UNITS.iter().any(|u| unit.to_lowercase() == **u)
    })
}

/// The definitions that the offence turns on, for the record.
pub(super) fn definitions(desk: &Desk<'_>) -> Vec<Definition> {
    let wanted =
        [Signal::TraffickingName, Signal::Exploitation, Signal::SmugglingName, Signal::Child];
    let mut out: Vec<Definition> = Vec::new();
    for found in &desk.definitions {
        // A definition without what it carries says nothing about a term of an offence, so only the
        // notions of the protocols are kept.
        if !desk.view.any(&found.term, &wanted)
            || !desk.view.terms(&found.term, Category::Purpose).is_empty()
        {
            continue;
        }
        let term = desk.plain_words(&found.term);
        if out.iter().any(|d| matching_key(&d.term) == matching_key(&term)) {
            continue;
        }
        out.push(Definition {
            term,
            provision: desk.view.citation_at(found.term.start),
            from: None,
            to: None,
            text_kind: found.kind,
            carries: Vec::new(),
            summary: None,
            source: None,
            basis: None,
            confidence: None,
            passage: Some(desk.passage(&found.term)),
            note: None,
        });
    }
    out
}
