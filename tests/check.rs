//! Reading a bill: what is found in it, what is left open, and that the draft is what is assessed.

use palermo::assess::assess;
use palermo::diag::Sink;
use palermo::ingest::{About, Draft, LawText, Scanner, evidence, read, recognise};
use palermo::lint::{Against, lint};
use palermo::model::{
    Act, Assessment, Cues, ElementId, Instrument, LegalDate, MeansRequired, OffenceKind,
    StateRecord, Status, Vocabulary,
};
use palermo::normalize::Lexicon;
use palermo::store::{Library, Records};

/// A bill of our own, drafted after the protocols.
const BILL: &str = include_str!("reading/bill.txt");

/// Checklists, vocabulary and cues of the program.
struct Bench {
    instruments: Vec<Instrument>,
    vocabularies: Vec<Vocabulary>,
    cues: Cues,
}

impl Bench {
    fn new() -> Self {
        let (library, mut sink) = (Library::shipped(), Sink::new());
        let instruments = ["tip", "som", "untoc"]
            .iter()
            .map(|id| {
                let id = id.parse().expect("an id");
                library.instrument(&id, &mut sink).expect("a checklist")
            })
            .collect();
        let vocabularies = library.vocabularies(&mut sink);
        let cues = library.cues("en", &mut sink).expect("English cues");
        Self { instruments, vocabularies, cues }
    }

    fn draft(&self, words: &str) -> (LawText, Draft) {
        let text = read(words.as_bytes(), Some("bill.txt")).expect("plain text");
        let scanner = Scanner::new(&self.cues, &self.vocabularies);
        let marks = scanner.scan(&text);
        let about = About {
            jurisdiction: "XA".parse().expect("a code"),
            id: "bill".parse().expect("an id"),
            file: "bill.txt".to_owned(),
            read_on: day(),
            program: "palermo".to_owned(),
        };
        let draft = Draft::new(&text, recognise(&text, &marks), &about);
        (text, draft)
    }

    fn assess(&self, record: &StateRecord) -> Assessment {
        let lexicon = Lexicon::new(&self.vocabularies);
        assess(record, &self.instruments, &lexicon, day()).expect("sound checklists")
    }

    fn status(&self, words: &str, element: &str) -> Status {
        let (_, draft) = self.draft(words);
        let assessment = self.assess(&draft.as_law(None));
        let finding = assessment.findings.iter().find(|f| f.element == *element);
        finding.and_then(|f| f.status).expect("an element with a status")
    }
}

fn day() -> LegalDate {
    "2026-11-24".parse().expect("a date")
}

#[test]
fn a_bill_drafted_after_the_protocols_is_understood() {
    let bench = Bench::new();
    let (_, draft) = bench.draft(BILL);
    let kinds: Vec<OffenceKind> = draft.act.offences.iter().map(|o| o.kind).collect();
    assert_eq!(kinds, [OffenceKind::Tip, OffenceKind::Tip, OffenceKind::Som]);
    let assessment = bench.assess(&draft.as_law(None));
    for element in [
        "tip.3a.act.harbouring",
        "tip.3a.means.payments-control",
        "tip.3a.means.abuse-of-vulnerability",
        "tip.3a.purpose.organs",
        "tip.3b.consent",
        "tip.3c.child-no-means",
        "tip.3d.child-18",
        "tip.5.2a.attempt",
        "tip.5.2c.organise-direct",
        "som.3a.any-state",
        "som.3a.non-national",
        "som.6.1a.benefit",
        "som.6.3a.danger",
    ] {
        let finding = assessment.findings.iter().find(|f| f.element == *element).expect(element);
        assert!(finding.status.is_some_and(Status::is_met), "{element}: {:?}", finding.status);
    }
    let smuggling = &draft.act.offences[2];
    let penalties = smuggling.penalties.as_ref().expect("a punishment");
    assert_eq!(penalties.max.map(|term| term.to_string()).as_deref(), Some("10 years"));
}

#[test]
fn what_is_taken_out_of_the_bill_is_no_longer_covered() {
    let bench = Bench::new();
    for (words, element, expected) in [
        (
            "abuse of a position of vulnerability or ",
            "tip.3a.means.abuse-of-vulnerability",
            Status::Absent,
        ),
        (", and the removal of organs", "tip.3a.purpose.organs", Status::Partial),
        ("harbours or ", "tip.3a.act.harbouring", Status::Absent),
        (
            ", whether or not any of the means named in section 3 is used,",
            "tip.3c.child-no-means",
            Status::Covered,
        ),
        (", directly or indirectly,", "som.6.1.benefit-scope", Status::NotAssessed),
    ] {
        let without = BILL.replace(words, "");
        assert_ne!(without, BILL, "{words}");
        assert_eq!(bench.status(&without, element), expected, "without `{words}`");
    }
}

#[test]
fn words_that_are_not_understood_keep_the_question_open() {
    let bench = Bench::new();
    let odd = BILL.replace("abuse of a position of vulnerability", "grumbling at dawn");
    let element = "tip.3a.means.abuse-of-vulnerability";
    assert_eq!(bench.status(&odd, element), Status::NotAssessed);
    let (text, draft) = bench.draft(&odd);
    let asked = draft.questions.iter().any(|q| text.words(&q.at).contains("grumbling at dawn"));
    assert!(asked, "{:?}", draft.questions);
}

#[test]
fn what_an_exception_takes_out_is_not_read_in() {
    let bench = Bench::new();
    let narrowed = BILL.replace("fraud, deception,", "fraud other than deception,");
    let (_, draft) = bench.draft(&narrowed);
    let means = draft.act.offences[0].means.as_ref().expect("means");
    assert!(means.iter().all(|wording| wording.term != "deception"), "{means:?}");
}

#[test]
fn a_law_on_something_else_has_no_offence_of_trafficking() {
    let bench = Bench::new();
    let ferries = "1. Tickets\n\nA carrier who takes, receives or transports passengers without tickets \
                   for the purpose of profit commits an offence and is liable to a fine.\n";
    let (_, draft) = bench.draft(ferries);
    assert_eq!(draft.act.offences, []);
}

#[test]
fn an_amending_bill_is_read_by_the_words_it_brings() {
    let bench = Bench::new();
    let bill = "Persons (Amendment) Bill 2026\n\n1. Section 3 of the Persons Act is amended by substituting \
                for subsection (1) the following subsection:\n\n\"(1) A person who recruits, transports, \
                transfers, harbours or receives another person, by means of threat, force, fraud or \
                deception, for the purpose of forced labour or slavery, commits an offence and is liable to \
                imprisonment not exceeding twelve years.\"\n";
    let (text, draft) = bench.draft(bill);
    assert!(text.amending);
    let offence = draft.act.offences.first().expect("the new subsection");
    assert_eq!(
        (offence.kind, offence.means_required),
        (OffenceKind::Tip, Some(MeansRequired::Listed))
    );
}

#[test]
fn the_draft_that_is_written_is_the_draft_that_is_assessed() {
    let bench = Bench::new();
    let (text, draft) = bench.draft(BILL);
    let written = draft.to_toml(&text);
    let read_back: Act = toml::from_str(&written).expect("a sound record");
    assert_eq!(read_back, draft.act);

    let folder = std::env::temp_dir().join(format!("palermo-draft-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("bill.toml");
    std::fs::write(&file, &written).expect("a file");
    let mut sink = Sink::new();
    let records = Records::read(&file, &mut sink).expect("a record");
    let against =
        Against { instruments: &bench.instruments, vocabularies: &bench.vocabularies, names: None };
    lint(&records, &against, &mut sink);
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    assert!(!sink.has_errors(), "{:#?}", sink.finish());
}

#[test]
fn every_quotation_is_a_piece_of_the_text() {
    let bench = Bench::new();
    let (text, _) = bench.draft(BILL);
    let scanner = Scanner::new(&bench.cues, &bench.vocabularies);
    let marks = scanner.scan(&text);
    let found = evidence(&text, &marks, &bench.instruments);
    assert!(found.len() > 60, "{} elements", found.len());
    let citations: Vec<String> = (0..text.provisions.len()).map(|i| text.citation(i)).collect();
    for evidence in found.values().flatten() {
        assert!(BILL.contains(text.words(&evidence.quote)), "{evidence:?}");
        assert!(citations.contains(&evidence.provision), "{evidence:?}");
    }
    let element: ElementId = "tip.3b.consent".parse().expect("an element");
    let consent = &found[&element][0];
    assert_eq!(consent.provision, "s 5");
}
