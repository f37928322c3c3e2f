//! The library in one page: assess the law of Singapore on a day and print what falls short of the
//! Trafficking Protocol.
//!
//! `cargo run --example library`

use std::io::Write as _;

use palermo::assess::assess;
use palermo::diag::Sink;
use palermo::model::LegalDate;
use palermo::normalize::Lexicon;
use palermo::report::citation::Titles;
use palermo::store::Library;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The records that ship; `Library::open` lays a folder of your own over them. Whatever is wrong
    // with a record is put into the sink.
    let library = Library::shipped();
    let mut sink = Sink::new();
    let record = library.state("SG".parse()?, &mut sink).ok_or("no record of Singapore")?;
    let tip = library.instrument(&"tip".parse()?, &mut sink).ok_or("no such instrument")?;
    let vocabularies = library.vocabularies(&mut sink);
    if sink.has_errors() {
        return Err("the records have errors".into());
    }

    // The lexicon maps the law's own words to the terms of the Protocol.
    let lexicon = Lexicon::new(&vocabularies);
    let day = LegalDate::new(2026, 1, 1).ok_or("no such day")?;
    let assessment = assess(&record, &[tip], &lexicon, day)?;

    let titles = Titles::of(&record.acts);
    let mut out = std::io::stdout().lock();
    for finding in &assessment.findings {
        // Elements whose text is only shown have no status.
        if let Some(status) = finding.status.filter(|status| status.falls_short()) {
            let place = titles.cite_all(&finding.basis);
            writeln!(out, "{status}: {} {} ({place})", finding.article, finding.label)?;
        }
    }
    Ok(())
}
