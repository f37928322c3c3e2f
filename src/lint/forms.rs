//! Values of other lists that no closed type holds: codes of languages, ages.

use crate::diag::{Code, Route, quoted};
use crate::model::{Act, Jurisdiction, Source};

use super::wordings::each_wording;
use super::{Report, entry};

/// The greatest age that any law is known to set, with room above: child offences that protect
/// young adults end at 21.
const GREATEST_AGE: u8 = 25;

/// The rules about the codes of an act.
pub(super) fn check_act(act: &Act, report: &mut Report<'_>) {
    check_language(&act.language, Route::top().key("language"), report);
    check_sources(&act.sources, report);
    for (i, offence) in act.offences.iter().enumerate() {
        for placed in each_wording(offence, &entry("offence", i)) {
            if let Some(lang) = &placed.wording.lang {
                check_language(lang, placed.route.key("lang"), report);
            }
        }
    }
}

/// The rules about the codes and ages of a State's file.
pub(super) fn check_state(state: &Jurisdiction, report: &mut Report<'_>) {
    check_sources(&state.sources, report);
    for (field, age) in [
        ("age_of_majority", state.age_of_majority),
        ("age_of_criminal_responsibility", state.age_of_criminal_responsibility),
        ("age_of_consent", state.age_of_consent),
    ] {
        if let Some(age) = age {
            check_age(age, Route::top().key(field), report);
        }
    }
    for (sex, age) in &state.marriage_age {
        check_age(*age, Route::top().key("marriage_age").key(sex.as_str()), report);
    }
}

/// The languages of sources.
fn check_sources(sources: &[Source], report: &mut Report<'_>) {
    for (i, source) in sources.iter().enumerate() {
        if let Some(language) = &source.language {
            check_language(language, entry("source", i).key("language"), report);
        }
    }
}

/// A language is named by its code of two letters.
pub(super) fn check_language(code: &str, route: Route, report: &mut Report<'_>) {
    if code.len() != 2 || !code.bytes().all(|b| b.is_ascii_lowercase()) {
        report.push(
            Code::LanguageForm,
            route,
            format!("{} is not a code of ISO 639-1", quoted(code)),
            "write two small letters, for example \"en\", \"id\", \"vi\"",
        );
    }
}

/// An age is one that a law can set.
pub(super) fn check_age(age: u8, route: Route, report: &mut Report<'_>) {
    if age > GREATEST_AGE {
        report.push(
            Code::AgeOutOfRange,
            route,
            format!("{age} years is above any age that a law sets"),
            "write the age in completed years",
        );
    }
}
