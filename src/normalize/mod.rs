//! From the law's words to the field's: national terms to canonical ones, terms of years to months,
//! names to codes, and a State's records to the law in force on one day.
//!
//! The one idea: a wording is mapped as a whole or not at all. What neither a coder nor the
//! vocabulary can map stays unsettled, so that nothing built on it can call a term absent.

mod definition;
mod english;
mod key;
mod law;
mod lexicon;
mod names;
mod origin;
mod penalty;
mod terms;

pub use definition::LawDefinition;
pub use key::{fixed_spellings, key_in, matching_key, spellings};
pub use law::{Law, LawOffence, LawProvision, law_on};
pub use lexicon::{Lexicon, Sense};
pub use names::{UnknownName, resolve};
pub use origin::OriginOf;
pub(crate) use origin::{Level, origin_of};
pub use penalty::{Rank, greatest_penalty, months_under};
pub use terms::{Has, Reached, Resolved, TermList, TermRole};
