//! One small act, shown as data and as text, and one of its elements explained.

use crate::model::{
    Act, Basis, BasisRef, Confidence, Finding, Instrument, Jurisdiction, Relation, StateRecord,
    Status,
};
use crate::report::document::Document;
use crate::report::explain::Explain;
use crate::report::fact::Mapping;
use crate::report::text::{Layout, write};
use crate::report::{Report, Tool};

use super::{ShowOffence, ShowState};

fn record() -> StateRecord {
    let jurisdiction: Jurisdiction = toml::from_str(
        r#"
        code = "SG"
        name = "Singapore"
        legal_family = "common"
        source = [{ id = "un", publisher = "United Nations", basis = "text" }]
        [[treaty]]
        instrument = "tip"
        action = "accession"
        action_date = 2015-09-28
        effect_date = 2015-10-28
        source = "un"
        as_of = 2025-01-01
        [[general_part]]
        to = 2010-01-01
        attempt = "none"
        [[general_part]]
        from = 2010-01-01
        attempt = "all"
        "#,
    )
    .unwrap();
    let act: Act = toml::from_str(
        r#"
        id = "phta-2014"
        jurisdiction = "SG"
        title = "Prevention of Human Trafficking Act 2014"
        short_title = "PHTA 2014"
        year = 2014
        type = "act"
        language = "en"
        translation_status = "official-original"
        commenced = 2015-03-01
        [[source]]
        id = "sso"
        publisher = "Attorney-General's Chambers"
        url = "https://sso.agc.gov.sg"
        retrieved = 2025-06-01
        basis = "text"
        [[offence]]
        id = "s3"
        kind = "tip"
        provision = "s 3(1)"
        heading = "Trafficking in persons"
        acts = ["recruits", "hides"]
        child = { age = 18 }
        penalties = { max = "10 years", fine = { max = 100000, currency = "SGD" } }
        [[provision]]
        topic = "victim.housing"
        provision = "s 19"
        applies_to = ["tip"]
        "#,
    )
    .unwrap();
    StateRecord { jurisdiction, acts: vec![act] }
}

fn mappings() -> Vec<Mapping> {
    vec![Mapping {
        act: "phta-2014".parse().unwrap(),
        offence: "s3".parse().unwrap(),
        fact: "acts",
        term: "recruits".to_owned(),
        canonical: Some("recruitment".parse().unwrap()),
        relation: Relation::Exact,
    }]
}

fn tool() -> Tool {
    Tool {
        name: "palermo",
        version: "0.1.0",
        data_version: "2026.1".to_owned(),
        checklists: std::collections::BTreeMap::new(),
    }
}

fn text(document: &Document) -> String {
    write(document, Layout { width: 80, color: false })
}

#[test]
fn a_state_in_json_is_normalized() {
    let (record, mappings, tool) = (record(), mappings(), tool());
    let as_of = "2026-01-01".parse().unwrap();
    let show = ShowState { tool: &tool, record: &record, mappings: &mappings, as_of };
    insta::assert_snapshot!(crate::report::json::write(&show.json()));
}

#[test]
fn a_state_in_text() {
    let (record, mappings, tool) = (record(), mappings(), tool());
    let as_of = "2026-01-01".parse().unwrap();
    let show = ShowState { tool: &tool, record: &record, mappings: &mappings, as_of };
    insta::assert_snapshot!(text(&show.document()));
}

#[test]
fn an_offence_in_text() {
    let (record, mappings) = (record(), mappings());
    let act = &record.acts[0];
    let show = ShowOffence { act, offence: &act.offences[0], mappings: &mappings };
    insta::assert_snapshot!(text(&show.document()));
}

#[test]
fn an_element_is_explained_down_to_the_source() {
    let (record, mappings, tool) = (record(), mappings(), tool());
    let instrument: Instrument =
        toml::from_str(include_str!("../../../data/instruments/tip.toml")).unwrap();
    let element = instrument.elements.iter().find(|e| e.id == "tip.3a.act.recruitment").unwrap();
    let basis = |offence: Option<&str>, facts: &[&str]| BasisRef {
        record: offence.map(|_| "phta-2014".parse().unwrap()),
        block: offence.is_none().then(|| "general_part".to_owned()),
        source: offence.map(|_| "sso".parse().unwrap()),
        law: None,
        act: offence.map(|_| "phta-2014".parse().unwrap()),
        provision: if offence.is_some() { "s 3(1)" } else { "general part" }.to_owned(),
        offence: offence.map(|id| id.parse().unwrap()),
        facts: facts.iter().map(|&fact| fact.to_owned()).collect(),
        basis: Basis::Text,
        confidence: Confidence::High,
        disputed: None,
    };
    let finding = Finding {
        element: element.id.clone(),
        instrument: instrument.id.clone(),
        article: element.article.clone(),
        label: element.label.clone(),
        group: element.group.clone(),
        level: element.level,
        form: element.form,
        cluster: element.cluster,
        status: Some(Status::Covered),
        severity: None,
        basis: vec![basis(Some("s3"), &["acts", "child.age"]), basis(None, &["attempt"])],
        combined: false,
        reason: "The act is named.".to_owned(),
        confidence: Some(Confidence::High),
        flags: Vec::new(),
        rule: "R-ACT(recruitment) row 1".to_owned(),
        unknown: vec!["phta-2014/s3: acts_open".to_owned()],
        mirrors: Vec::new(),
        reserved: false,
        notes: Vec::new(),
        overridden: None,
        drafting: element.drafting.clone(),
    };
    let explain = Explain {
        tool: &tool,
        as_of: "2026-01-01".parse().unwrap(),
        finding: &finding,
        element,
        position: None,
        record: &record,
        mappings: &mappings,
    };
    insta::assert_snapshot!(text(&explain.document()));
    let json = explain.json();
    assert_eq!(json["facts"][1]["value"], 18);
    assert_eq!(json["facts"][2]["value"], "all", "the version in force on the day");
    assert_eq!(json["terms"][0]["read_as"][0]["canonical"], "recruitment");
    assert_eq!(explain.rows().records.len(), 3);
}
