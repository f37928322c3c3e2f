//! One assessment with every kind of answer, read in every format.

use super::*;
use crate::model::*;
use crate::report::text::Layout;
use crate::report::{Format, write};

fn id<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().unwrap()
}

fn basis(act: &str, provision: &str, basis: Basis) -> BasisRef {
    BasisRef {
        record: None,
        block: None,
        source: None,
        law: None,
        act: Some(id(act)),
        provision: provision.to_owned(),
        offence: None,
        facts: vec!["purposes".to_owned()],
        basis,
        confidence: basis.default_confidence(),
        disputed: None,
    }
}

/// An element that is met, in the order id, article, label, group.
fn finding(element: [&str; 4], level: Level, status: Option<Status>) -> Finding {
    let [element, article, label, group] = element;
    let met = status.is_some_and(Status::is_met);
    Finding {
        element: id(element),
        instrument: id(element.split('.').next().unwrap()),
        article: article.to_owned(),
        label: label.to_owned(),
        group: group.to_owned(),
        level,
        form: Form::Law,
        cluster: Cluster::I,
        status,
        severity: None,
        basis: if met { vec![basis("phta-2014", "s 3(1)", Basis::Text)] } else { Vec::new() },
        combined: false,
        reason: if met { "The law reaches it." } else { "" }.to_owned(),
        confidence: met.then_some(Confidence::High),
        flags: Vec::new(),
        rule: "R-ACT(recruitment) row 1".to_owned(),
        unknown: Vec::new(),
        mirrors: Vec::new(),
        reserved: false,
        notes: Vec::new(),
        overridden: None,
        drafting: "List the verb and add a wide definition.".to_owned(),
    }
}

fn findings() -> Vec<Finding> {
    use Level::{Mandatory, Optional, ShallConsider};
    let covered = Some(Status::Covered);
    vec![
        Finding {
            status: Some(Status::Broader),
            flags: vec![Flag::NoMeans],
            ..finding(
                ["tip.3a.act.recruitment", "TiP 3(a)", "Act: recruitment", "act"],
                Mandatory,
                covered,
            )
        },
        finding(["tip.3a.act.transfer", "TiP 3(a)", "Act: transfer", "act"], Mandatory, covered),
        finding(
            ["tip.3a.act.harbouring", "TiP 3(a)", "Act: harbouring", "act"],
            Mandatory,
            covered,
        ),
        Finding {
            severity: Some(Severity::S1),
            reason: "No purpose in the definition of exploitation reaches the removal of organs."
                .to_owned(),
            confidence: Some(Confidence::High),
            drafting: "Name the removal of organs among the purposes, with or without payment."
                .to_owned(),
            ..finding(
                ["tip.3a.purpose.organs", "TiP 3(a)", "Purpose: removal of organs", "purpose"],
                Mandatory,
                Some(Status::Absent),
            )
        },
        Finding {
            severity: Some(Severity::S2),
            basis: vec![
                basis("phta-2014", "s 3(2)", Basis::Text),
                BasisRef {
                    disputed: Some("a commentary reads the age as 16".to_owned()),
                    ..basis("cypa", "s 2", Basis::Secondary)
                },
            ],
            combined: true,
            reason: "Children of 16 and 17 are reached only when means were used.".to_owned(),
            confidence: Some(Confidence::Medium),
            drafting: "Drop the means for every person under 18.".to_owned(),
            ..finding(
                [
                    "tip.3c.child-no-means",
                    "TiP 3(c)",
                    "Children: no means needed, for every act and purpose",
                    "child",
                ],
                Mandatory,
                Some(Status::Narrower),
            )
        },
        Finding {
            severity: Some(Severity::S3),
            overridden: Some(AppliedOverride {
                computed: Status::Absent,
                reason: "the Evidence Act closes the hearing to the public".to_owned(),
                reviewer: "A. Reviewer".to_owned(),
                date: id("2025-11-02"),
            }),
            reason: "Privacy rests on the general law of evidence.".to_owned(),
            form: Form::LawOrOther,
            cluster: Cluster::II,
            ..finding(
                ["tip.6.1.privacy", "TiP 6(1)", "Privacy and identity of victims", "protection"],
                Level::Qualified,
                Some(Status::Partial),
            )
        },
        Finding {
            severity: Some(Severity::S4),
            reason: "No measure lets victims stay.".to_owned(),
            form: Form::LawOrOther,
            cluster: Cluster::II,
            ..finding(
                ["tip.7.1.stay", "TiP 7(1)", "Measures letting victims remain", "residence"],
                ShallConsider,
                Some(Status::Absent),
            )
        },
        Finding {
            unknown: vec![
                "participation.modes".to_owned(),
                "general_part.participation".to_owned(),
            ],
            reason: "Nobody has recorded participation.".to_owned(),
            ..finding(
                ["tip.5.2b.accomplice", "TiP 5(2)(b)", "Accomplices", "ancillary"],
                Mandatory,
                Some(Status::NotAssessed),
            )
        },
        Finding {
            reserved: true,
            reason: "No base of jurisdiction.".to_owned(),
            ..finding(
                ["tip.5.2c.organise", "TiP 5(2)(c)", "Organisers and directors", "ancillary"],
                Mandatory,
                Some(Status::Absent),
            )
        },
        Finding {
            status: None,
            mirrors: vec![(id("tip.3a.act.transfer"), covered)],
            ..finding(
                ["tip.14.1.saving", "TiP 14(1)", "Saving clause", "safeguards"],
                Level::Interpretive,
                None,
            )
        },
        Finding {
            reason: "The offence asks for a benefit received.".to_owned(),
            basis: vec![basis("immigration-act", "s 57(1)(a)", Basis::UnofficialTranslation)],
            confidence: Some(Confidence::Medium),
            drafting: "Ask for a purpose of benefit, direct or indirect.".to_owned(),
            ..finding(
                ["som.6.1a.benefit", "SoM 6(1)(a)", "Purpose of benefit", "benefit"],
                Mandatory,
                Some(Status::Narrower),
            )
        },
        Finding {
            reason: "The State has neither a coast nor a ship register.".to_owned(),
            ..finding(
                ["som.8.1.flag", "SoM 8(1)", "Requests about ships of the flag", "maritime"],
                Optional,
                Some(Status::NotApplicable),
            )
        },
    ]
}

fn position(instrument: &str, name: &str, standing: Standing) -> TreatyPosition {
    TreatyPosition {
        instrument: id(instrument),
        name: name.to_owned(),
        standing,
        bound: standing == Standing::Party,
        since: None,
        action: None,
        action_date: None,
        reservations: Vec::new(),
        declarations: Vec::new(),
        territorial_note: None,
        basis: Some(Basis::Text),
        confidence: Some(Confidence::High),
        as_of: Some(id("2025-12-01")),
        disputed: None,
    }
}

fn summary(instrument: &str, assessed: (usize, usize), coverage: (f64, f64)) -> Summary {
    Summary {
        instrument: id(instrument),
        completeness: assessed,
        coverage: Some(coverage),
        full_compliance: (assessed.0 / 2, assessed.0),
        core: (20, 28),
        core_completeness: (28, 34),
        qualified: (3, 6),
        basic_concepts: (0, 0),
        provided: (2, 9),
        by_status: vec![(Status::Covered, 3), (Status::Narrower, 1), (Status::Absent, 2)],
        by_severity: vec![
            (Severity::S1, 1),
            (Severity::S2, 1),
            (Severity::S3, 1),
            (Severity::S4, 1),
        ],
        reserved: vec![id("tip.5.2c.organise")],
    }
}

/// A party to one Protocol, a stranger to the other, with everything that can be said of a law.
fn assessment() -> Assessment {
    let reservation = Reservation {
        article: "5(2)(c)".to_owned(),
        summary: "organising and directing are not taken on".to_owned(),
        kind: ReservationKind::Substance,
        elements: vec![id("tip.5.2c.organise")],
        withdrawn_on: None,
    };
    Assessment {
        jurisdiction: id("SG"),
        name: "Singapore".to_owned(),
        as_of: id("2026-01-01"),
        notice: Some("An invented record, for tests only.".to_owned()),
        treaties: vec![
            TreatyPosition {
                since: Some(id("2015-10-28")),
                action: Some(TreatyAction::Accession),
                action_date: Some(id("2015-09-28")),
                reservations: vec![reservation],
                ..position("tip", "TiP Protocol", Standing::Party)
            },
            position("som", "SoM Protocol", Standing::NonParty),
        ],
        findings: findings(),
        conduct: vec![
            ConductCoverage {
                instrument: id("tip"),
                assessed: true,
                targets: vec![
                    TargetCoverage {
                        target: "adult".to_owned(),
                        label: "adult victims".to_owned(),
                        inside: 270,
                        partly: 0,
                        unknown: 0,
                        total: 315,
                    },
                    TargetCoverage {
                        target: "child".to_owned(),
                        label: "child victims".to_owned(),
                        inside: 20,
                        partly: 10,
                        unknown: 0,
                        total: 35,
                    },
                ],
                uncovered: vec!["every act, by any means, for organ removal: adults".to_owned()],
                partly: vec!["every act: children of 16 or 17".to_owned()],
                beyond: vec!["recruitment, without means: adults".to_owned()],
            },
            ConductCoverage {
                instrument: id("som"),
                assessed: false,
                targets: Vec::new(),
                uncovered: Vec::new(),
                partly: Vec::new(),
                beyond: Vec::new(),
            },
        ],
        summary: vec![
            summary("tip", (52, 61), (0.782_258, 0.918_03)),
            Summary {
                core_completeness: (4, 28),
                reserved: Vec::new(),
                by_severity: Vec::new(),
                ..summary("som", (6, 66), (0.07, 0.98))
            },
        ],
        flags: vec![LawFlag {
            flag: Flag::Corporal,
            basis: vec![basis("phta-2014", "s 4(1)(b)", Basis::Text)],
            reason: "caning up to six strokes for a repeated offence".to_owned(),
        }],
        pending: vec![PendingAct {
            act: id("bill-12-2025"),
            title: "Trafficking (Amendment) Bill".to_owned(),
            reason: "a bill, not law on this day".to_owned(),
        }],
    }
}

fn tool() -> Tool {
    Tool {
        name: "palermo",
        version: "0.1.0",
        data_version: "2026.1".to_owned(),
        checklists: [(id("tip"), "2026.1".to_owned()), (id("som"), "2026.1".to_owned())].into(),
    }
}

fn titles() -> BTreeMap<JurisdictionCode, Titles> {
    let act = |text: &str| -> Act { toml::from_str(text).unwrap() };
    let acts =
        [("phta-2014", "PHTA 2014"), ("cypa", "CYPA"), ("immigration-act", "Immigration Act")].map(
            |(id, short)| {
                act(&format!(
                    r#"
                id = "{id}"
                jurisdiction = "SG"
                title = "{short}"
                year = 2014
                type = "act"
                language = "en"
                translation_status = "none"
                source = [{{ id = "a", publisher = "b", basis = "text" }}]
                "#
                ))
            },
        );
    [(id("SG"), Titles::of(&acts))].into()
}

fn written(assessments: &[Assessment], detail: Detail, format: Format, width: usize) -> String {
    let gap = Gap {
        tool: &tool(),
        assessments,
        titles: &titles(),
        selection: Selection::default(),
        detail,
    };
    let layout = Layout { width, color: false };
    String::from_utf8(write(&gap, format, layout, false)).unwrap()
}

#[test]
fn text_at_80_columns() {
    insta::assert_snapshot!(written(&[assessment()], Detail::Normal, Format::Text, 80));
}

#[test]
fn text_at_200_columns() {
    insta::assert_snapshot!(written(&[assessment()], Detail::Normal, Format::Text, 200));
}

#[test]
fn brief_text() {
    insta::assert_snapshot!(written(&[assessment()], Detail::Brief, Format::Text, 80));
}

#[test]
fn full_text() {
    insta::assert_snapshot!(written(&[assessment()], Detail::Full, Format::Text, 120));
}

#[test]
fn markdown() {
    insta::assert_snapshot!(written(&[assessment()], Detail::Normal, Format::Markdown, 80));
}

#[test]
fn csv() {
    insta::assert_snapshot!(written(&[assessment()], Detail::Normal, Format::Csv, 80));
}

#[test]
fn json() {
    insta::assert_snapshot!(written(&[assessment()], Detail::Normal, Format::Json, 80));
}

#[test]
fn several_states_share_one_document_and_one_array() {
    let two = [assessment(), assessment()];
    let text = written(&two, Detail::Brief, Format::Text, 80);
    assert!(text.starts_with("Gap report: 2 jurisdictions\n"), "{text}");
    assert_eq!(text.matches("Not legal advice").count(), 1);
    let json: serde_json::Value =
        serde_json::from_str(&written(&two, Detail::Normal, Format::Json, 80)).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 2);
    let csv = written(&two, Detail::Normal, Format::Csv, 80);
    assert_eq!(csv.lines().count(), 1 + 2 * findings().len());
}

#[test]
fn a_selection_narrows_findings_and_the_worst_gap() {
    let assessments = [assessment()];
    let (tool, titles) = (tool(), titles());
    let selected = |selection: Selection| {
        let gap = Gap {
            tool: &tool,
            assessments: &assessments,
            titles: &titles,
            selection,
            detail: Detail::Normal,
        };
        (gap.rows().records.len(), gap.worst())
    };
    assert_eq!(selected(Selection::default()), (12, Some(Severity::S1)));
    let optional = Selection { levels: vec![Level::ShallConsider], profile: Profile::All };
    assert_eq!(selected(optional), (1, Some(Severity::S4)));
    let core = Selection { levels: Vec::new(), profile: Profile::Core };
    assert_eq!(selected(core).0, 8);
}

#[test]
fn a_point_is_given_only_when_everything_was_assessed() {
    let mut assessment = assessment();
    assessment.summary[0].completeness = (61, 61);
    assessment.summary[0].coverage = Some((0.87, 0.87));
    let text = written(&[assessment], Detail::Brief, Format::Text, 100);
    assert!(text.contains("61 of 61 mandatory elements assessed; coverage 0.87."), "{text}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
    #[test]
    fn text_never_panics_and_keeps_its_width(width in 20usize..300) {
        let text = written(&[assessment()], Detail::Full, Format::Text, width);
        for line in text.lines() {
            proptest::prop_assert!(line.chars().count() <= width, "{line:?}");
        }
    }
}
