//! Provenance: every fact can be traced, and nobody is surer of it than its source allows.

use crate::diag::{Code, Route};
use crate::model::{
    Act, ActStatus, Basis, Confidence, Jurisdiction, Source, Survey, TranslationStatus,
};

use super::origins::Stated;
use super::wordings::is_blank;
use super::{Report, entry};

/// The rules about the provenance of an act's facts.
pub(super) fn check_act(act: &Act, stated: &[Stated<'_>], report: &mut Report<'_>) {
    check_sources(&act.sources, stated, report);
    check_stated(stated, report);
    if act.translation_status == TranslationStatus::Automatic {
        for statement in stated {
            check_automatic(statement, report);
        }
    }
    if act.consolidated_as_of.is_none() && act.status == ActStatus::Law {
        report.push(
            Code::NoConsolidationDate,
            Route::top().key("id"),
            "the record does not say up to which day the text that was read had been brought",
            "add consolidated_as_of = …, the day that the source states or on which it was read",
        );
    }
}

/// The rules about the provenance of a State's facts.
pub(super) fn check_state(state: &Jurisdiction, stated: &[Stated<'_>], report: &mut Report<'_>) {
    check_sources(&state.sources, stated, report);
    check_stated(stated, report);
    for statement in stated {
        // A State's file is not about one act: its pinpoints lead nowhere by themselves.
        let named = statement.effective.act.is_some() || statement.effective.law.is_some();
        if statement.level.provision.is_some() && !named {
            report.push(
                Code::PinpointWithoutAct,
                statement.route.key("provision"),
                "the pinpoint does not say in which act it lies",
                "add act = \"…\", the id of the act, or law = \"…\", its title where it has no record",
            );
        }
    }
    let families = state
        .surveyed_families
        .iter()
        .map(|(kind, survey)| (Route::top().key("surveyed_families").key(kind.as_str()), survey));
    let topics = state
        .surveyed_topics
        .iter()
        .map(|(topic, survey)| (Route::top().key("surveyed_topics").key(topic.as_str()), survey));
    let definitions = state
        .definitions_surveyed
        .iter()
        .map(|survey| (Route::top().key("definitions_surveyed"), survey));
    for (route, survey) in families.chain(topics).chain(definitions) {
        check_survey(survey, route, report);
    }
}

/// A file has a source; each is used, and none is a memory.
fn check_sources(sources: &[Source], stated: &[Stated<'_>], report: &mut Report<'_>) {
    if sources.is_empty() {
        report.push(
            Code::NoSource,
            Route::top().key("source"),
            "the file has no source, so that nothing in it can be traced",
            "add a `[[source]]` with publisher, date and basis",
        );
    }
    for (i, source) in sources.iter().enumerate() {
        // The first is the default of every fact of the file.
        if i > 0 && stated.iter().all(|s| s.level.source != Some(&source.id)) {
            report.push(
                Code::UnusedSource,
                entry("source", i).key("id"),
                format!("no fact rests on the source `{}`", source.id),
                "name it where a fact was read in it, or take it away",
            );
        }
        if source.basis == Basis::Unverified {
            report_unverified(entry("source", i).key("basis"), report);
        }
    }
}

/// What holds for every statement about origins.
fn check_stated(stated: &[Stated<'_>], report: &mut Report<'_>) {
    for statement in stated {
        let (level, effective) = (&statement.level, &statement.effective);
        if level.basis == Some(Basis::Unverified) {
            report_unverified(statement.route.key("basis"), report);
        }
        if level.confidence == Some(Confidence::High) && effective.basis == Basis::Secondary {
            report.push(
                Code::SecondaryButSure,
                statement.route.key("confidence"),
                "the fact was read in a report or database, yet it is of high confidence",
                "read it in the text of the law, or leave `confidence` out",
            );
        }
        if level.act.is_some() && level.provision.is_none() {
            report.push(
                Code::NoPinpoint,
                statement.route.key("act"),
                "the fact stands in another act, but nothing says where in it",
                "add provision = \"…\", the pinpoint in that act",
            );
        }
    }
}

/// A machine translation makes nobody sure.
fn check_automatic(statement: &Stated<'_>, report: &mut Report<'_>) {
    let (level, effective) = (&statement.level, &statement.effective);
    // What an entry does not say itself was said, and reported, by the record.
    let says = level.confidence.is_some() || level.basis.is_some() || level.source.is_some();
    if effective.confidence == Confidence::High && (says || statement.of_record) {
        report.push(
            Code::AutomaticButSure,
            statement.route.key("confidence"),
            "the law was read in a machine translation, yet the fact is of high confidence",
            "write confidence = \"low\" or \"medium\" until a person has read the original; the \
             basis of a source that is a translation is \"unofficial-translation\"",
        );
    }
}

/// A survey says what was looked through.
fn check_survey(survey: &Survey, route: Route, report: &mut Report<'_>) {
    if survey.surveyed && is_blank(survey.scope.as_deref()) {
        report.push(
            Code::SurveyWithoutScope,
            route,
            "the survey does not say what was looked through, so that nobody can weigh an absence",
            "add scope = \"…\": the codes and acts that were searched",
        );
    }
}

/// A fact or a source that nobody has read.
fn report_unverified(route: Route, report: &mut Report<'_>) {
    report.push(
        Code::Unverified,
        route,
        "this rests on no source that was read",
        "read it in the law or in a report, and name the source",
    );
}
