//! What is recorded: a State, an act, an offence, an element, an instrument.

mod checklist;
mod law;
mod normalized;
mod state;
#[cfg(test)]
mod tests;

pub use checklist::{ShowElement, ShowInstrument};
pub use law::{ShowAct, ShowOffence};
pub use state::ShowState;

use super::document::Inline;

/// Names and values, leaving out what is not recorded.
struct Pairs(Vec<(String, Inline)>);

impl Pairs {
    fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a value that may not be recorded.
    fn add(&mut self, name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.0.push((name.to_owned(), value.to_string().into()));
        }
    }
}

/// First and last day as a reader sees them.
fn period(from: Option<crate::model::LegalDate>, to: Option<crate::model::LegalDate>) -> String {
    match (from, to) {
        (None, None) => "not recorded".to_owned(),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("until {to}"),
        (Some(from), Some(to)) => format!("{from} to {to}"),
    }
}
