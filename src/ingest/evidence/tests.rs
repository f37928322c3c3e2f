//! Little acts and the evidence that is to be found in them.

use std::collections::BTreeMap;

use super::*;
use crate::diag::Sink;
use crate::ingest::{ProvisionKind, Scanner, SourceFormat, TreeBuilder};
use crate::store::Library;

/// An act of sections: number, heading, and the lines below it; a line that begins with a bracket is a
/// subsection.
fn act(sections: &[(&str, &str, &[&str])]) -> LawText {
    let mut builder = TreeBuilder::new(SourceFormat::Plain);
    for (number, heading, lines) in sections {
        builder.close_to(ProvisionKind::Section);
        builder.open(ProvisionKind::Section, number, number);
        builder.push(&format!("{number}. "));
        let heading = builder.push(heading);
        builder.heading(heading);
        builder.push("\n");
        for line in *lines {
            if let Some((label, _)) = line.split_once(' ').filter(|_| line.starts_with('(')) {
                builder.close_to(ProvisionKind::Subsection);
                builder.open(ProvisionKind::Subsection, label, label.trim_matches(['(', ')']));
            }
            builder.push(line);
            builder.push("\n");
        }
    }
    builder.finish()
}

/// A small act on both families.
fn both() -> LawText {
    act(&[
        (
            "1",
            "Definitions",
            &[
                "In this Act—",
                "“child” means a person who is under the age of eighteen years;",
                "“exploitation” includes forced labour, servitude and the removal of organs.",
            ],
        ),
        (
            "2",
            "Trafficking in persons",
            &[
                "(1) A person who recruits, transports, transfers, harbours or receives another by threat, force or deception for the purpose of exploitation commits an offence and is liable to imprisonment for twenty years.",
                "(2) Where the victim is a child it need not be proved that any of the means was used.",
            ],
        ),
        ("3", "Consent", &["The consent of the victim is no defence to a charge under section 2."]),
        (
            "4",
            "Smuggling of migrants",
            &[
                "A person who for a financial benefit arranges the unlawful entry of a foreign national into any country commits an offence.",
            ],
        ),
        (
            "5",
            "False passports",
            &[
                "A person who makes, procures, supplies or possesses a forged passport to enable the smuggling of migrants commits an offence.",
            ],
        ),
        (
            "6",
            "Shelters",
            &["The Minister shall provide shelters for victims of trafficking in persons."],
        ),
        (
            "7",
            "Bodies corporate",
            &[
                "Where an offence is committed by a body corporate, every director with whose consent or connivance it was committed is guilty of an offence.",
            ],
        ),
        ("8", "Fees", &["The Minister may by order fix the fees of the registrar."]),
    ])
}

/// Finds the evidence of a text with the shipped cues, terms and checklists.
fn find(text: &LawText, prefer: &[(&str, usize)]) -> BTreeMap<String, Vec<Evidence>> {
    let library = Library::shipped();
    let mut sink = Sink::new();
    let cues = library.cues("en", &mut sink).expect("the English cues are shipped");
    let vocabularies = library.vocabularies(&mut sink);
    let instruments: Vec<Instrument> = library
        .instrument_ids()
        .iter()
        .filter_map(|id| library.instrument(id, &mut sink))
        .collect();
    let prefer = prefer
        .iter()
        .map(|(id, provision)| (id.parse().expect("an element"), vec![*provision]))
        .collect();
    let scanner = Scanner::new(&cues, &vocabularies);
    let found = evidence_preferring(text, &scanner.scan(text), &instruments, &prefer);
    found.into_iter().map(|(id, found)| (id.to_string(), found)).collect()
}

#[test]
fn the_provision_that_rules_comes_first() {
    let text = both();
    let found = find(&text, &[]);
    for (element, provision) in [
        ("tip.5.1.offence", "s 2(1)"),
        ("tip.3a.act.harbouring", "s 2(1)"),
        ("tip.3a.means.deception", "s 2(1)"),
        ("tip.3b.consent", "s 3"),
        ("tip.3c.child-no-means", "s 2(2)"),
        ("som.6.1a.smuggling", "s 4"),
        ("som.6.1bii.possess", "s 5"),
        ("tip.6.3a.housing", "s 6"),
        ("untoc.10.1.legal-persons", "s 7"),
    ] {
        assert_eq!(found[element][0].provision, provision, "{element}: {:?}", found[element]);
    }
}

#[test]
fn quotations_are_slices_that_hold_the_words() {
    let text = both();
    let found = find(&text, &[]);
    for evidence in found.values().flatten() {
        let words = text.words(&evidence.quote);
        assert!(!words.trim().is_empty() && words.chars().count() <= 300, "{evidence:?}");
        assert_eq!(words, words.trim());
        assert!((0.0..=1.0).contains(&evidence.score), "{evidence:?}");
        let inner = text.provision_at(evidence.quote.start).expect("quotes lie in provisions");
        assert!(text.provisions[inner].span.end >= evidence.quote.end, "{evidence:?}");
    }
    let consent = &found["tip.3b.consent"][0];
    assert_eq!(
        text.words(&consent.quote),
        "The consent of the victim is no defence to a charge under section 2."
    );
    assert!(
        consent.why.contains("“consent of the victim”") || consent.why.contains("Consent"),
        "{}",
        consent.why
    );
}

#[test]
fn lists_are_short_ordered_and_the_same_each_time() {
    let text = both();
    let found = find(&text, &[]);
    assert_eq!(found, find(&text, &[]));
    for evidence in found.values() {
        assert!(evidence.len() <= MOST);
        assert!(evidence.windows(2).all(|two| two[0].score >= two[1].score));
        assert!(evidence.iter().all(|one| !one.provision.starts_with("s 8")), "{evidence:?}");
    }
}

#[test]
fn a_definition_is_evidence_and_so_is_the_offence_that_uses_the_name() {
    let text = act(&[
        (
            "2",
            "Interpretation",
            &[
                "“trafficking in persons” means to recruit, transport, transfer, harbour or receive a person by force, fraud or deception for the purpose of exploitation;",
            ],
        ),
        ("3", "Short title", &["This Act may be cited as the Act of the Isles."]),
        ("9", "Offence", &["A person who engages in trafficking in persons commits an offence."]),
    ]);
    let found = find(&text, &[]);
    let provisions: Vec<&str> =
        found["tip.3a.act.receipt"].iter().map(|one| one.provision.as_str()).collect();
    assert_eq!(provisions, ["s 2", "s 9"]);
}

#[test]
fn the_provisions_a_reading_rests_on_come_first() {
    let text = both();
    let seventh = text.provisions.iter().position(|p| p.number == "7").expect("section 7");
    let found = find(&text, &[("tip.3b.consent", seventh)]);
    let consent = &found["tip.3b.consent"];
    assert_eq!((consent[0].provision.as_str(), consent[1].provision.as_str()), ("s 7", "s 3"));
}

#[test]
fn a_mirror_shows_what_it_mirrors() {
    let found = find(&both(), &[]);
    assert_eq!(found["actip.5.1.offence"][0].provision, "s 2(1)");
}

#[test]
fn in_a_long_code_the_neighbour_of_the_offence_is_meant() {
    let numbers: Vec<String> = (1..=60).map(|n| n.to_string()).collect();
    let sections: Vec<(&str, &str, &[&str])> = numbers
        .iter()
        .map(|number| -> (&str, &str, &[&str]) {
            match number.as_str() {
                "10" => ("10", "Aggravated burglary", &["Burglary is aggravated if it causes death."]),
                "50" => (
                    "50",
                    "Smuggling of migrants",
                    &["A person who for gain arranges the illegal entry of an alien into a country commits an offence."],
                ),
                "51" => (
                    "51",
                    "Aggravated forms",
                    &["The offence is aggravated if it endangers life or safety."],
                ),
                _ => (number, "Fees", &["The registrar keeps a book of fees."]),
            }
        })
        .collect();
    let found = find(&act(&sections), &[]);
    assert_eq!(found["som.6.3a.danger"][0].provision, "s 51");
    assert!(found["som.6.3a.danger"].iter().all(|one| one.provision != "s 10" || one.score < 0.5));
}
