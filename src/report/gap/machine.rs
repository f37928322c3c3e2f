//! The gap report as JSON and as CSV rows. Named keys are fixed; new keys may be added.

use serde_json::{Map, Value, json};

use super::super::citation;
use super::super::csv::Rows;
use super::Gap;
use crate::model::{Assessment, ConductCoverage, Finding, Summary, TargetCoverage};

/// Version of the JSON. Raised when a named key changes its meaning.
pub(super) const SCHEMA_VERSION: u32 = 1;

/// One object for one State; an array of such objects for several.
pub(super) fn json(gap: &Gap<'_>) -> Value {
    match gap.assessments {
        [assessment] => one(gap, assessment),
        several => several.iter().map(|assessment| one(gap, assessment)).collect(),
    }
}

/// The object of one State.
fn one(gap: &Gap<'_>, assessment: &Assessment) -> Value {
    let findings: Vec<Value> =
        assessment.findings.iter().filter(|f| gap.selection.admits(f)).map(finding).collect();
    let conduct: Map<String, Value> =
        assessment.conduct.iter().map(|c| (c.instrument.to_string(), conduct(c))).collect();
    let summary: Vec<Value> = assessment.summary.iter().map(summary).collect();
    json!({
        "schema_version": SCHEMA_VERSION,
        "tool": gap.tool,
        "jurisdiction": assessment.jurisdiction,
        "name": assessment.name,
        "as_of": assessment.as_of,
        "notice": assessment.notice,
        "treaties": assessment.treaties,
        "findings": findings,
        "conduct": conduct,
        "summary": summary,
        "flags": assessment.flags,
        "pending": assessment.pending,
    })
}

/// A finding; the statuses that a mirror shows become an object by element.
pub(in super::super) fn finding(finding: &Finding) -> Value {
    let mut value = serde_json::to_value(finding).expect("findings are plain data");
    if !finding.mirrors.is_empty() {
        value["mirrors"] =
            finding.mirrors.iter().map(|(id, status)| (id.to_string(), json!(status))).collect();
    }
    value
}

/// Conduct space of one instrument, its targets by name.
fn conduct(coverage: &ConductCoverage) -> Value {
    let mut value = Map::new();
    value.insert("assessed".to_owned(), json!(coverage.assessed));
    for target in &coverage.targets {
        let TargetCoverage { target, label, inside, partly, unknown, total } = target;
        value.insert(
            target.clone(),
            json!({ "in": inside, "partly": partly, "unknown": unknown, "total": total, "label": label }),
        );
    }
    value.insert("uncovered".to_owned(), json!(coverage.uncovered));
    value.insert("partly".to_owned(), json!(coverage.partly));
    value.insert("beyond".to_owned(), json!(coverage.beyond));
    Value::Object(value)
}

/// A report card, its counts by name.
fn summary(summary: &Summary) -> Value {
    let by_status: Map<String, Value> =
        summary.by_status.iter().map(|(s, n)| (s.to_string(), json!(n))).collect();
    let by_severity: Map<String, Value> =
        summary.by_severity.iter().map(|(s, n)| (s.to_string(), json!(n))).collect();
    // Four decimals keep the interval stable to compare.
    let round = |x: f64| (x * 10_000.0).round() / 10_000.0;
    json!({
        "instrument": summary.instrument,
        "completeness": summary.completeness,
        "coverage": summary.coverage.map(|(low, high)| (round(low), round(high))),
        "full_compliance": summary.full_compliance,
        "core": summary.core,
        "core_completeness": summary.core_completeness,
        "qualified": summary.qualified,
        "basic_concepts": summary.basic_concepts,
        "provided": summary.provided,
        "by_status": by_status,
        "by_severity": by_severity,
        "reserved": summary.reserved,
    })
}

/// Columns of the CSV: names as in JSON.
const COLUMNS: &[&str] = &[
    "jurisdiction",
    "as_of",
    "element",
    "instrument",
    "article",
    "label",
    "group",
    "level",
    "form",
    "cluster",
    "status",
    "severity",
    "basis",
    "reason",
    "confidence",
    "flags",
    "rule",
    "unknown",
    "reserved",
    "drafting",
];

/// One row for each finding.
pub(super) fn rows(gap: &Gap<'_>) -> Rows {
    let mut rows = Rows::new(COLUMNS);
    for assessment in gap.assessments {
        for finding in assessment.findings.iter().filter(|f| gap.selection.admits(f)) {
            rows.records.push(row(assessment, finding));
        }
    }
    rows
}

/// One finding as a row.
fn row(assessment: &Assessment, finding: &Finding) -> Vec<String> {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let flags: Vec<&str> = finding.flags.iter().map(|flag| flag.as_str()).collect();
    vec![
        assessment.jurisdiction.to_string(),
        assessment.as_of.to_string(),
        finding.element.to_string(),
        finding.instrument.to_string(),
        finding.article.clone(),
        finding.label.clone(),
        finding.group.clone(),
        finding.level.to_string(),
        finding.form.to_string(),
        finding.cluster.to_string(),
        text(finding.status.map(|s| s.as_str())),
        text(finding.severity.map(|s| s.as_str())),
        citation::plain(&finding.basis),
        finding.reason.clone(),
        text(finding.confidence.map(|c| c.as_str())),
        flags.join("; "),
        finding.rule.clone(),
        finding.unknown.join("; "),
        if finding.reserved { "yes" } else { "" }.to_owned(),
        finding.drafting.clone(),
    ]
}
