//! What a record cites: each provision, each term with the provision that should have it, and each
//! range of penalties.

use crate::model::{Act, ActId, Aggravation, Offence, Origin, Penalties, Period, Term, Wording};

/// Something a record says of a text.
#[derive(Debug, Clone)]
pub(super) enum Said<'a> {
    /// That the provision is there.
    Provision,
    /// That the provision has a term, in a language other than the act's perhaps.
    Term {
        /// The term.
        term: &'a str,
        /// ISO 639-1 code, when it is not the act's language.
        language: Option<&'a str>,
    },
    /// That the provision has these penalties.
    Penalties {
        /// The base range.
        penalties: &'a Penalties,
        /// The greatest terms of aggravated forms.
        aggravated: Vec<Term>,
    },
}

/// One statement of a record, and where it was read.
#[derive(Debug, Clone)]
pub(super) struct Cited<'a> {
    /// The offence, definition or provision of the record.
    pub(super) subject: String,
    /// The field, for example `means`.
    pub(super) fact: String,
    /// What is said.
    pub(super) said: Said<'a>,
    /// Pinpoints, the most particular first.
    pub(super) pinpoints: Vec<&'a str>,
    /// The days on which it was law.
    pub(super) period: Period,
}

/// Everything that an act's record says of the act's own text.
pub(super) fn cited(act: &Act) -> Vec<Cited<'_>> {
    let mut out = Vec::new();
    for definition in &act.definitions {
        let said = |said| Cited {
            subject: format!("definition “{}”", definition.term),
            fact: "term".to_owned(),
            said,
            pinpoints: vec![&definition.provision],
            period: definition.period(),
        };
        out.push(Cited { fact: String::new(), ..said(Said::Provision) });
        out.push(said(Said::Term { term: &definition.term, language: None }));
    }
    for offence in &act.offences {
        of_offence(act, offence, &mut out);
    }
    for provision in &act.provisions {
        out.push(Cited {
            subject: provision.topic.to_string(),
            fact: String::new(),
            said: Said::Provision,
            pinpoints: vec![&provision.provision],
            period: provision.period(),
        });
    }
    out
}

/// What an offence says.
fn of_offence<'a>(act: &'a Act, offence: &'a Offence, out: &mut Vec<Cited<'a>>) {
    let mut say = |fact: &str, said: Said<'a>, pinpoints: Vec<&'a str>| {
        out.push(Cited {
            subject: offence.id.to_string(),
            fact: fact.to_owned(),
            said,
            pinpoints,
            period: offence.period(),
        });
    };
    say("", Said::Provision, vec![&offence.provision]);
    for origin in offence.origins.iter().filter(|origin| in_act(origin, &act.id)) {
        if let Some(provision) = &origin.provision {
            say(&origin.facts.join(", "), Said::Provision, vec![provision]);
        }
    }
    for rule in offence.jurisdiction_rules.iter().flatten() {
        if let Some(provision) = &rule.provision
            && origin_of(offence, "jurisdiction").is_none_or(|origin| in_act(origin, &act.id))
        {
            say("jurisdiction", Said::Provision, vec![provision]);
        }
    }
    for (fact, wordings) in wordings(offence) {
        let origin = origin_of(offence, fact);
        if origin.is_some_and(|origin| !in_act(origin, &act.id)) {
            continue;
        }
        for wording in wordings {
            let own = wording.provision.as_deref();
            let origins = origin.and_then(|origin| origin.provision.as_deref());
            let pinpoints = own.into_iter().chain(origins).chain([offence.provision.as_str()]);
            let term = Said::Term { term: &wording.term, language: wording.lang.as_deref() };
            say(fact, term, pinpoints.collect());
        }
    }
    let origin = origin_of(offence, "aggravations");
    if origin.is_none_or(|origin| in_act(origin, &act.id)) {
        let origins = origin.and_then(|origin| origin.provision.as_deref());
        for aggravation in offence.aggravations.iter().flatten() {
            of_aggravation(aggravation, origins, offence, &mut say);
        }
    }
    let origin = origin_of(offence, "penalties");
    if let Some(penalties) = &offence.penalties
        && origin.is_none_or(|origin| in_act(origin, &act.id))
    {
        let origins = origin.and_then(|origin| origin.provision.as_deref());
        let pinpoint = origins.unwrap_or(&offence.provision);
        let aggravated = offence.aggravations.iter().flatten().filter_map(|a| a.max).collect();
        say("penalties", Said::Penalties { penalties, aggravated }, vec![pinpoint]);
        if let Some(corporal) = &penalties.corporal {
            let term = Said::Term { term: &corporal.term, language: None };
            say("penalties.corporal", term, vec![pinpoint, &offence.provision]);
        }
    }
}

/// What an aggravating circumstance says.
fn of_aggravation<'a>(
    aggravation: &'a Aggravation,
    origin: Option<&'a str>,
    offence: &'a Offence,
    say: &mut impl FnMut(&str, Said<'a>, Vec<&'a str>),
) {
    let own = aggravation.provision.as_deref();
    if let Some(provision) = own {
        say("aggravations", Said::Provision, vec![provision]);
    }
    if let Some(term) = &aggravation.term {
        let pinpoints = own.into_iter().chain(origin).chain([offence.provision.as_str()]);
        say("aggravations", Said::Term { term, language: None }, pinpoints.collect());
    }
}

/// The lists of terms of an offence, by field.
fn wordings(offence: &Offence) -> Vec<(&'static str, &[Wording])> {
    let child = offence.child.as_ref();
    let lists = [
        ("acts", offence.acts.as_deref()),
        ("means", offence.means.as_deref()),
        ("purposes", offence.purposes.as_deref()),
        ("child.acts", child.and_then(|child| child.acts.as_deref())),
        ("child.purposes", child.and_then(|child| child.purposes.as_deref())),
        ("som.verbs", offence.som.as_ref().and_then(|som| som.verbs.as_deref())),
        ("documents.verbs", offence.documents.as_ref().and_then(|d| d.verbs.as_deref())),
    ];
    lists.into_iter().filter_map(|(fact, list)| Some((fact, list?))).collect()
}

/// The origin that speaks for a fact and gives a pinpoint or another act.
fn origin_of<'a>(offence: &'a Offence, fact: &str) -> Option<&'a Origin> {
    offence.origins.iter().find(|origin| {
        !origin.facts.is_empty()
            && origin.covers(fact)
            && (origin.provision.is_some() || origin.act.is_some() || origin.law.is_some())
    })
}

/// Whether an origin is in the act itself.
fn in_act(origin: &Origin, act: &ActId) -> bool {
    origin.law.is_none() && origin.act.as_ref().is_none_or(|other| other == act)
}
