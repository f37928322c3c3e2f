//! The gap report for readers.
//!
//! The words are those of the review mechanism: a party's law "appears not to" reach an element and
//! has a gap; a State that is not bound shows a difference. No figure stands for the whole law.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Detail;
use super::super::citation::Titles;
use super::super::document::{Block, CalloutKind, Column, Document, Inline, StatusCell, Table};
use super::super::sentence::{capitalised, sentence};
use super::Gap;
use crate::model::{
    Assessment, Basis, BasisRef, ConductCoverage, Confidence, Finding, Flag, InstrumentId, Level,
    Severity, Standing, Status, Summary, TreatyPosition,
};

/// Builds the document; several States follow each other.
pub(super) fn build(gap: &Gap<'_>) -> Document {
    let none = Titles::default();
    let mut documents: Vec<Document> = gap
        .assessments
        .iter()
        .map(|assessment| {
            let titles = gap.titles.get(&assessment.jurisdiction).unwrap_or(&none);
            StateReport { gap, assessment, titles }.build()
        })
        .collect();
    let mut document = if documents.len() == 1 {
        documents.remove(0)
    } else {
        let mut all = Document::new(format!("Gap report: {} jurisdictions", documents.len()));
        documents.into_iter().for_each(|one| all.append(one));
        all
    };
    footer(gap, &mut document);
    document
}

/// What no reader must miss, and how to get the same as data.
fn footer(gap: &Gap<'_>, document: &mut Document) {
    let checklists: Vec<String> =
        gap.tool.checklists.iter().map(|(id, version)| format!("{id} {version}")).collect();
    let mut lines: Vec<Inline> = vec![
        "Not legal advice, and not a measure of a State's compliance: recorded facts of law are held \
         against the text of the instruments by published rules."
            .into(),
    ];
    let mut version =
        format!("{} {}, data {}", gap.tool.name, gap.tool.version, gap.tool.data_version);
    if !checklists.is_empty() {
        version.push_str(&format!(", checklists {}", checklists.join(", ")));
    }
    if let [assessment] = gap.assessments {
        let Assessment { jurisdiction, as_of, .. } = assessment;
        lines.push(format!("{version}. Law as at {as_of}.").into());
        if gap.detail != Detail::Brief {
            lines.push(
                Inline::new()
                    .text("One element in full: ")
                    .code(format!("palermo explain {jurisdiction} ELEMENT"))
                    .text(". The same as data: ")
                    .code(format!("palermo gap {jurisdiction} --as-of {as_of} --format json"))
                    .text("."),
            );
        }
    } else {
        lines.push(format!("{version}.").into());
    }
    document.blocks.push(Block::Footer(lines));
}

/// The report about one State.
struct StateReport<'a> {
    gap: &'a Gap<'a>,
    assessment: &'a Assessment,
    titles: &'a Titles,
}

impl<'a> StateReport<'a> {
    /// The report, from what must be known first to what is met.
    fn build(&self) -> Document {
        let Assessment { name, jurisdiction, as_of, .. } = self.assessment;
        let mut document =
            Document::new(format!("Gap report: {name} ({jurisdiction}), law as at {as_of}"));
        self.callouts(&mut document);
        if self.gap.detail != Detail::Brief {
            self.treaties(&mut document);
        }
        self.report_cards(&mut document);
        if self.gap.detail != Detail::Brief {
            self.conduct(&mut document);
        }
        self.gaps(&mut document);
        self.differences(&mut document);
        if self.gap.detail == Detail::Brief {
            return document;
        }
        self.other_points(&mut document);
        self.flags(&mut document);
        self.not_assessed(&mut document);
        self.met(&mut document);
        self.not_applicable(&mut document);
        self.reserved(&mut document);
        self.pending(&mut document);
        document
    }

    /// Where a finding rests, in full only when everything is asked for.
    fn cite(&self, basis: &[BasisRef]) -> String {
        match self.gap.detail {
            Detail::Full => self.titles.cite_all(basis),
            Detail::Brief | Detail::Normal => self.titles.cite_briefly(basis),
        }
    }

    /// The findings that the selection shows.
    fn shown(&self) -> impl Iterator<Item = &'a Finding> {
        let selection = &self.gap.selection;
        self.assessment.findings.iter().filter(|finding| selection.admits(finding))
    }

    /// The State's standing towards an instrument.
    fn position(&self, instrument: &InstrumentId) -> Option<&'a TreatyPosition> {
        self.assessment.treaties.iter().find(|t| t.instrument == *instrument)
    }

    /// The instrument's short name.
    fn name(&self, instrument: &'a InstrumentId) -> &'a str {
        self.position(instrument).map_or(instrument.as_str(), |t| t.name.as_str())
    }

    /// Whether the instrument binds the State.
    fn is_bound(&self, instrument: &InstrumentId) -> bool {
        self.position(instrument).is_some_and(|t| t.bound)
    }

    /// What must be known before anything else.
    fn callouts(&self, document: &mut Document) {
        if let Some(notice) = &self.assessment.notice {
            document.callout(CalloutKind::Notice, notice.as_str());
        }
        let state = &self.assessment.name;
        for (standing, text) in [
            (Standing::NonParty, "is not a party to {}; comparison only"),
            (
                Standing::Signatory,
                "has signed {} but is not bound by it; benchmark, not obligation",
            ),
            (Standing::Unknown, "has no recorded position towards {}; comparison only"),
        ] {
            let names: Vec<&str> = self
                .assessment
                .treaties
                .iter()
                .filter(|t| t.standing == standing)
                .map(|t| t.name.as_str())
                .collect();
            if !names.is_empty() {
                let sentence = text.replace("{}", &enumerated(&names));
                document.callout(CalloutKind::Disclaimer, format!("{state} {sentence}."));
            }
        }
        for treaty in &self.assessment.treaties {
            if let Some(note) = &treaty.territorial_note {
                document.callout(CalloutKind::Notice, format!("{}: {note}", treaty.name));
            }
        }
        if let Some(text) = self.weak_sources() {
            document.callout(CalloutKind::Disclaimer, text);
        }
        if !self.gap.selection.is_all() {
            let levels: Vec<&str> =
                self.gap.selection.levels.iter().map(|level| level.as_str()).collect();
            let levels = if levels.is_empty() { "all".to_owned() } else { levels.join(", ") };
            document.callout(
                CalloutKind::Disclaimer,
                format!(
                    "A selection: levels {levels}, profile {}. Report cards count the whole \
                     instrument.",
                    self.gap.selection.profile
                ),
            );
        }
    }

    /// How many findings lean on something weaker than the law's text, by what they lean on.
    fn weak_sources(&self) -> Option<String> {
        let mut weak: BTreeMap<Basis, usize> = BTreeMap::new();
        let mut assessed = 0;
        for finding in self.shown().filter(|f| !f.basis.is_empty()) {
            assessed += 1;
            if let Some(weakest) = finding.basis.iter().map(|b| b.basis).min()
                && weakest.is_weak()
            {
                *weak.entry(weakest).or_default() += 1;
            }
        }
        let total: usize = weak.values().sum();
        if total == 0 {
            return None;
        }
        let kinds: Vec<String> =
            weak.iter().rev().map(|(basis, n)| format!("{basis} {n}")).collect();
        Some(format!(
            "{total} of {assessed} findings with a basis rest on something weaker than the law's \
             text or an official translation ({}); these are marked in brackets.",
            kinds.join(", ")
        ))
    }

    /// The treaty table.
    fn treaties(&self, document: &mut Document) {
        document.heading(1, "Treaty status");
        let rows = self.assessment.treaties.iter().map(|treaty| {
            let date = |date: Option<crate::model::LegalDate>| {
                date.map_or_else(|| "–".to_owned(), |d| d.to_string())
            };
            vec![
                treaty.name.as_str().into(),
                standing_words(treaty.standing).into(),
                date(treaty.since).into(),
                treaty.action.map_or("–", |action| action.as_str()).into(),
                self.treaty_notes(treaty).into(),
            ]
        });
        document.table(Table {
            caption: None,
            columns: vec![
                Column::key("Instrument"),
                Column::key("Position"),
                Column::key("In effect"),
                Column::key("Action"),
                Column::prose("Reservations and notes", 1),
            ],
            rows: rows.collect(),
        });
    }

    /// Reservations, doubts, and the age of the status when it was read long ago.
    fn treaty_notes(&self, treaty: &TreatyPosition) -> String {
        let mut notes: Vec<String> = treaty
            .reservations
            .iter()
            .map(|r| format!("{} ({}): {}", r.article, r.kind, sentence(&r.summary)))
            .collect();
        if let Some(disputed) = &treaty.disputed {
            notes.push(format!("Disputed: {}", sentence(disputed)));
        }
        if treaty.basis.is_some_and(Basis::is_weak) {
            notes.push(treaty.basis.map_or_else(String::new, |b| format!("[{b}]")));
        }
        if let Some(day) = treaty.as_of
            && day.months_until(self.assessment.as_of) >= 12
        {
            notes.push(format!("Status as read on {day}."));
        }
        notes.join(" ")
    }

    /// The report cards.
    fn report_cards(&self, document: &mut Document) {
        if self.assessment.summary.is_empty() {
            return;
        }
        document.heading(1, "Report card");
        if self.gap.detail == Detail::Brief {
            let cards = self.assessment.summary.iter().map(|summary| {
                Inline::new()
                    .strong(self.name(&summary.instrument))
                    .text(format!(": {}", coverage_sentence(summary)))
            });
            document.list(cards.collect());
            return;
        }
        for summary in &self.assessment.summary {
            document.heading(2, self.name(&summary.instrument));
            document.paragraph(coverage_sentence(summary));
            document.key_values(self.report_card(summary));
        }
    }

    /// The lines of one report card.
    fn report_card(&self, summary: &Summary) -> Vec<(String, Inline)> {
        let mut pairs: Vec<(String, Inline)> = Vec::new();
        let (met, assessed) = summary.full_compliance;
        pairs.push(("Met in full".to_owned(), format!("{met} of the {assessed} assessed").into()));
        let (core_met, core_assessed) = summary.core;
        let core_total = summary.core_completeness.1;
        if core_total > 0 {
            pairs.push((
                "Core criminalization".to_owned(),
                format!("{core_met} met of {core_assessed} assessed; {core_total} in all").into(),
            ));
        }
        for (name, (met, assessed)) in [
            ("Qualified duties (MQ)", summary.qualified),
            ("Subject to basic concepts (MB)", summary.basic_concepts),
        ] {
            if assessed > 0 {
                pairs.push((name.to_owned(), format!("{met} met of {assessed} assessed").into()));
            }
        }
        let (provided, applicable) = summary.provided;
        if applicable > 0 {
            pairs.push((
                "No duty of result".to_owned(),
                format!("provided {provided} of {applicable}").into(),
            ));
        }
        let graded: Vec<String> = summary
            .by_severity
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(severity, n)| format!("{n} {} ({severity})", severity.describe()))
            .collect();
        if self.is_bound(&summary.instrument) {
            let graded =
                if graded.is_empty() { "none found".to_owned() } else { graded.join(", ") };
            pairs.push(("Gaps".to_owned(), graded.into()));
        } else {
            let n: usize =
                summary.by_status.iter().filter(|(s, _)| s.falls_short()).map(|(_, n)| n).sum();
            pairs.push(("Differences".to_owned(), n.to_string().into()));
        }
        if !summary.reserved.is_empty() {
            pairs.push(("Reserved".to_owned(), summary.reserved.len().to_string().into()));
        }
        pairs
    }

    /// What the offences reach of the conduct to be punished.
    fn conduct(&self, document: &mut Document) {
        if self.assessment.conduct.is_empty() {
            return;
        }
        document.heading(1, "Conduct that the offences reach");
        document.paragraph(
            "Counted over every combination that the instrument asks States to punish; a combination \
             counts as reached only when one offence holds all of it, for some victim and some place. \
             The lists below also name the victims and places that are left out.",
        );
        for coverage in &self.assessment.conduct {
            self.conduct_of(coverage, document);
        }
    }

    /// The same for one instrument.
    fn conduct_of(&self, coverage: &ConductCoverage, document: &mut Document) {
        document.heading(2, self.name(&coverage.instrument));
        if !coverage.assessed {
            document.paragraph("Not assessed: no offence of the family is recorded or surveyed.");
            return;
        }
        let lines = coverage.targets.iter().map(|target| {
            let known = target.inside + target.partly + target.unknown;
            let mut text = format!("{} of {} reached", target.inside, target.total);
            for (n, words) in [
                (target.partly, "in part"),
                (target.unknown, "unknown"),
                (target.total.saturating_sub(known), "not reached"),
            ] {
                if n > 0 {
                    text.push_str(&format!(", {n} {words}"));
                }
            }
            (capitalised(&target.label), text.into())
        });
        document.key_values(lines.collect());
        for (title, boxes) in [
            ("Appears not to be reached:", &coverage.uncovered),
            ("Appears to be reached in part only:", &coverage.partly),
        ] {
            if !boxes.is_empty() {
                document.paragraph(title);
                document.list(boxes.iter().map(|b| b.as_str().into()).collect());
            }
        }
    }

    /// The gaps of instruments that bind the State, by severity.
    fn gaps(&self, document: &mut Document) {
        if !self.assessment.treaties.iter().any(|t| t.bound) {
            return;
        }
        document.heading(1, "Gaps");
        let mut any = false;
        for &severity in Severity::ALL {
            let gaps: Vec<&Finding> =
                self.shown().filter(|f| f.severity == Some(severity)).collect();
            if gaps.is_empty() {
                continue;
            }
            if !any {
                document.paragraph(
                    "On the facts recorded, the law appears not to reach these elements, or reaches \
                     them in part. The State is bound by the instruments.",
                );
                any = true;
            }
            let nature = if severity == Severity::S4 { ", no duty of result" } else { "" };
            document
                .heading(2, format!("{severity} {}{nature} ({})", severity.describe(), gaps.len()));
            document.table(self.shortfalls(&gaps));
        }
        if !any {
            document.paragraph(
                "No gap was found among the elements assessed. Elements not assessed are listed \
                 below.",
            );
        }
    }

    /// What falls short of instruments that do not bind the State.
    fn differences(&self, document: &mut Document) {
        let differences: Vec<&Finding> = self
            .shown()
            .filter(|f| !f.reserved && falls_short(f) && !self.is_bound(&f.instrument))
            .collect();
        if differences.is_empty() {
            return;
        }
        document.heading(1, "Differences");
        document.paragraph(
            "These instruments do not bind the State, or its position is not recorded: they are \
             benchmarks here, not obligations, and differences carry no severity.",
        );
        for treaty in &self.assessment.treaties {
            let own: Vec<&Finding> =
                differences.iter().copied().filter(|f| f.instrument == treaty.instrument).collect();
            if !own.is_empty() {
                let standing = standing_words(treaty.standing);
                document.heading(2, format!("{}, {standing} ({})", treaty.name, own.len()));
                document.table(self.shortfalls(&own));
            }
        }
    }

    /// Shortfalls without severity: interpretive elements of binding instruments.
    fn other_points(&self, document: &mut Document) {
        let points: Vec<&Finding> = self
            .shown()
            .filter(|f| {
                !f.reserved
                    && falls_short(f)
                    && f.severity.is_none()
                    && self.is_bound(&f.instrument)
            })
            .collect();
        if !points.is_empty() {
            document.heading(1, "Interpretive points");
            document.paragraph("Definitions and saving clauses; no severity attaches to them.");
            document.table(self.shortfalls(&points));
        }
    }

    /// A table of elements that fall short.
    fn shortfalls(&self, findings: &[&Finding]) -> Table {
        let detail = self.gap.detail;
        let mut columns = vec![
            Column::key("Status"),
            Column::key("Article"),
            Column::name("Element"),
            Column::name("Id"),
        ];
        if detail != Detail::Brief {
            columns.push(Column::prose("Why", 3));
            columns.push(Column::prose("Where", 1));
            columns.push(Column::prose("Drafting route", 3));
        }
        if detail == Detail::Full {
            columns.push(Column::prose("Rule", 1));
        }
        let rows = findings.iter().map(|finding| {
            let mut row = vec![
                Inline::new().status(status_cell(finding)),
                finding.article.as_str().into(),
                finding.label.as_str().into(),
                Inline::new().code(finding.element.as_str()),
            ];
            if detail != Detail::Brief {
                row.push(why(finding).into());
                row.push(self.cite(&finding.basis).into());
                row.push(finding.drafting.as_str().into());
            }
            if detail == Detail::Full {
                row.push(format!("{}; level {}", finding.rule, finding.level).into());
            }
            row
        });
        Table { caption: None, columns, rows: rows.collect() }
    }

    /// What goes beyond the instruments, and the flags.
    fn flags(&self, document: &mut Document) {
        let beyond: Vec<&ConductCoverage> =
            self.assessment.conduct.iter().filter(|c| !c.beyond.is_empty()).collect();
        let mut of_elements: BTreeMap<Flag, Vec<&Finding>> = BTreeMap::new();
        for finding in self.shown() {
            for flag in &finding.flags {
                if !self.assessment.flags.iter().any(|law| law.flag == *flag) {
                    of_elements.entry(*flag).or_default().push(finding);
                }
            }
        }
        if beyond.is_empty() && self.assessment.flags.is_empty() && of_elements.is_empty() {
            return;
        }
        document.heading(1, "Over-inclusion and flags");
        document.paragraph("To weigh; none of this is a gap.");
        for coverage in beyond {
            document.paragraph(format!(
                "Punished beyond what the {} requires:",
                self.name(&coverage.instrument)
            ));
            document.list(coverage.beyond.iter().map(|b| b.as_str().into()).collect());
        }
        let mut items = Vec::new();
        for law in &self.assessment.flags {
            let reason =
                if law.reason.is_empty() { law.flag.describe() } else { law.reason.as_str() };
            let mut text = format!(": {reason}");
            let cited = self.cite(&law.basis);
            if !cited.is_empty() {
                text.push_str(&format!(" ({cited})"));
            }
            items.push(Inline::new().strong(law.flag.as_str()).text(text));
        }
        for (flag, findings) in of_elements {
            let elements: Vec<&str> = findings.iter().map(|f| f.element.as_str()).collect();
            items.push(
                Inline::new()
                    .strong(flag.as_str())
                    .text(format!(": {} (", flag.describe()))
                    .code(elements.join(", "))
                    .text(")"),
            );
        }
        if !items.is_empty() {
            document.paragraph("Flags:");
            document.list(items);
        }
    }

    /// What nobody has recorded, by instrument and group.
    fn not_assessed(&self, document: &mut Document) {
        let open: Vec<&Finding> =
            self.shown().filter(|f| f.status == Some(Status::NotAssessed)).collect();
        if open.is_empty() {
            return;
        }
        document.heading(1, format!("Not assessed ({})", open.len()));
        document.paragraph(
            "Nobody has recorded the facts. Nothing here counts as a gap or as compliance.",
        );
        if self.gap.detail == Detail::Full {
            document.list(self.by_group(&open).iter().map(open_group).collect());
            return;
        }
        let items = self.assessment.treaties.iter().filter_map(|treaty| {
            let own: Vec<&Finding> =
                open.iter().copied().filter(|f| f.instrument == treaty.instrument).collect();
            (!own.is_empty()).then(|| self.open_instrument(treaty, &own))
        });
        document.list(items.collect());
        document.paragraph(Inline::new().text("Every element by name: ").code("-v").text("."));
    }

    /// The groups of one instrument that are open, and what to supply.
    fn open_instrument(&self, treaty: &TreatyPosition, open: &[&'a Finding]) -> Inline {
        let groups: Vec<String> = self
            .by_group(open)
            .iter()
            .map(|(_, members)| format!("{} {}", members[0].group, members.len()))
            .collect();
        let item = Inline::new().strong(treaty.name.as_str()).text(format!(
            " ({}): {}.",
            open.len(),
            groups.join(", ")
        ));
        to_supply(item, open)
    }

    /// What is met, by group.
    fn met(&self, document: &mut Document) {
        let met: Vec<&Finding> =
            self.shown().filter(|f| f.status.is_some_and(Status::is_met)).collect();
        if met.is_empty() {
            return;
        }
        document.heading(1, format!("Elements met ({})", met.len()));
        if self.gap.detail == Detail::Full {
            document.table(self.met_in_full(&met));
            return;
        }
        let items = self.by_group(&met).into_iter().map(|(group, findings)| {
            let mut places: Vec<(String, Vec<String>)> = Vec::new();
            for finding in findings {
                let place = self.cite(&finding.basis);
                let mut label = short_label(finding);
                if finding.status == Some(Status::Broader) {
                    label.push_str(" (broader)");
                }
                match places.iter_mut().find(|(p, _)| *p == place) {
                    Some((_, labels)) => labels.push(label),
                    None => places.push((place, vec![label])),
                }
            }
            let texts: Vec<String> = places
                .into_iter()
                .map(|(place, labels)| {
                    let labels = labels.join("; ");
                    if place.is_empty() { labels } else { format!("{labels} — {place}") }
                })
                .collect();
            Inline::new().strong(group).text(format!(": {}", texts.join(". ")))
        });
        document.list(items.collect());
    }

    /// What is met, element by element.
    fn met_in_full(&self, met: &[&Finding]) -> Table {
        let rows = met.iter().map(|finding| {
            vec![
                Inline::new().status(status_cell(finding)),
                finding.article.as_str().into(),
                finding.label.as_str().into(),
                Inline::new().code(finding.element.as_str()),
                why(finding).into(),
                self.cite(&finding.basis).into(),
                format!("{}; level {}", finding.rule, finding.level).into(),
            ]
        });
        Table {
            caption: None,
            columns: vec![
                Column::key("Status"),
                Column::key("Article"),
                Column::name("Element"),
                Column::name("Id"),
                Column::prose("Why", 3),
                Column::prose("Where", 2),
                Column::prose("Rule", 1),
            ],
            rows: rows.collect(),
        }
    }

    /// What cannot apply, and why.
    fn not_applicable(&self, document: &mut Document) {
        let items: Vec<Inline> = self
            .shown()
            .filter(|f| f.status == Some(Status::NotApplicable))
            .map(|f| {
                Inline::new()
                    .text(format!("{} {} (", f.article, f.label))
                    .code(f.element.as_str())
                    .text(format!("): {}", why(f)))
            })
            .collect();
        if !items.is_empty() {
            document.heading(1, format!("Not applicable ({})", items.len()));
            document.list(items);
        }
    }

    /// Reserved elements.
    fn reserved(&self, document: &mut Document) {
        let items: Vec<Inline> = self
            .shown()
            .filter(|f| f.reserved)
            .map(|f| {
                let status = f.status.map_or_else(String::new, |s| format!("; the law: {s}"));
                Inline::new()
                    .text(format!("{} {} (", f.article, f.label))
                    .code(f.element.as_str())
                    .text(format!("), level {} (reserved){status}", f.level))
            })
            .collect();
        if !items.is_empty() {
            document.heading(1, format!("Reserved elements ({})", items.len()));
            document.paragraph("Outside every ratio, because the State reserved the paragraph.");
            document.list(items);
        }
    }

    /// Bills and acts not yet in force.
    fn pending(&self, document: &mut Document) {
        if self.assessment.pending.is_empty() {
            return;
        }
        document.heading(1, "Bills and acts not yet in force");
        document.paragraph("They count for nothing above.");
        let items =
            self.assessment.pending.iter().map(|act| {
                Inline::new().strong(act.title.as_str()).text(format!(": {}", act.reason))
            });
        document.list(items.collect());
    }

    /// Findings by instrument and group, in the order of the checklists.
    fn by_group(&self, findings: &[&'a Finding]) -> Vec<(String, Vec<&'a Finding>)> {
        let mut groups: Vec<(String, Vec<&Finding>)> = Vec::new();
        for finding in findings {
            let group = format!("{}, {}", self.name(&finding.instrument), finding.group);
            match groups.iter_mut().find(|(name, _)| *name == group) {
                Some((_, members)) => members.push(finding),
                None => groups.push((group, vec![finding])),
            }
        }
        groups
    }
}

/// A group of open elements by name, and what to supply.
fn open_group((group, findings): &(String, Vec<&Finding>)) -> Inline {
    let labels: Vec<String> = findings.iter().map(|finding| short_label(finding)).collect();
    let item = Inline::new().strong(group.as_str()).text(format!(
        " ({}): {}.",
        findings.len(),
        labels.join("; ")
    ));
    to_supply(item, findings)
}

/// Adds the facts that would decide the findings, each with the number of records that lack it.
/// Findings name them as `record: fact, fact`.
fn to_supply(item: Inline, findings: &[&Finding]) -> Inline {
    let mut lacking: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for unknown in findings.iter().flat_map(|finding| &finding.unknown) {
        let (record, facts) = unknown.split_once(": ").unwrap_or(("", unknown));
        for fact in facts.split(", ") {
            lacking.entry(fact).or_default().insert(record);
        }
    }
    if lacking.is_empty() {
        return item;
    }
    let facts: Vec<String> = lacking
        .into_iter()
        .map(|(fact, records)| match records.len() {
            1 => fact.to_owned(),
            n => format!("{fact} (in {n} records)"),
        })
        .collect();
    item.text(format!(" To supply: {}.", facts.join(", ")))
}

/// Names of instruments in a sentence: "the TiP Protocol, the SoM Protocol and UNTOC".
fn enumerated(names: &[&str]) -> String {
    let named: Vec<String> =
        names
            .iter()
            .map(|name| {
                if name.ends_with("Protocol") { format!("the {name}") } else { (*name).to_owned() }
            })
            .collect();
    match named.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => named.concat(),
    }
}

/// Whether the law falls short of the element.
fn falls_short(finding: &Finding) -> bool {
    finding.status.is_some_and(Status::falls_short)
}

/// The status in words that fit the level: what is not owed as a result is "not provided".
pub(in super::super) fn status_cell(finding: &Finding) -> StatusCell {
    let status = finding.status.unwrap_or(Status::NotAssessed);
    let mut cell = StatusCell::from(status);
    if finding.status.is_none() {
        "text only".clone_into(&mut cell.text);
    } else if status == Status::Absent && !finding.level.is_mandatory() && owes_no_result(finding) {
        "not provided".clone_into(&mut cell.text);
    }
    cell
}

/// Whether the level leaves the result to the State.
fn owes_no_result(finding: &Finding) -> bool {
    matches!(
        finding.level,
        Level::ShallConsider | Level::ShallEndeavour | Level::Optional | Level::Recommended
    )
}

/// The reason, with what a reader must know about how it came about.
fn why(finding: &Finding) -> String {
    let mut text = sentence(&finding.reason);
    if let Some(decision) = &finding.overridden {
        text.push_str(&format!(
            " Reviewer's decision ({}, {}): {} The rule computed: {}.",
            decision.reviewer,
            decision.date,
            sentence(&decision.reason),
            decision.computed
        ));
    }
    if finding.combined {
        text.push_str(" Several provisions together.");
    }
    if let Some(confidence) = finding.confidence.filter(|c| *c < Confidence::High) {
        text.push_str(&format!(" Confidence: {confidence}."));
    }
    for note in &finding.notes {
        text.push_str(&format!(" Declaration: {}", sentence(note)));
    }
    text
}

/// The label without a prefix that only repeats the group, as in "Act: recruitment".
fn short_label(finding: &Finding) -> String {
    match finding.label.split_once(": ") {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case(&finding.group) => rest.to_owned(),
        _ => finding.label.clone(),
    }
}

/// The standing in words.
pub(in super::super) fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::Party => "party",
        Standing::Signatory => "signatory",
        Standing::NonParty => "not a party",
        Standing::NotBinding => "binds nobody",
        Standing::Unknown => "not recorded",
    }
}

/// How complete the assessment is and between which bounds coverage lies.
fn coverage_sentence(summary: &Summary) -> String {
    let (assessed, total) = summary.completeness;
    if total == 0 {
        return "No mandatory element counts.".to_owned();
    }
    let start = format!("{assessed} of {total} mandatory elements assessed");
    let (core_assessed, core_total) = summary.core_completeness;
    // Below four fifths of the core a ratio would mislead.
    if core_assessed * 5 < core_total * 4 {
        return format!("{start}; insufficient data for a ratio.");
    }
    match summary.coverage {
        None => format!("{start}."),
        Some((low, _)) if assessed == total => format!("{start}; coverage {low:.2}."),
        Some((low, high)) => {
            // Bounds are rounded outwards: rounding must not promise more than the facts.
            let low = (low * 100.0 + 1e-6).floor() / 100.0;
            let high = (high * 100.0 - 1e-6).ceil() / 100.0;
            format!("{start}; coverage between {low:.2} and {high:.2}.")
        }
    }
}
