//! The field's nouns as plain data: instruments and their elements, jurisdictions, acts, offences,
//! provisions, penalties, treaty status, dates, findings. Nothing here reads or writes anything, and
//! nothing here decides anything.

mod act;
mod closed_list;
mod cue;
mod date;
mod finding;
mod general_law;
mod id;
mod instrument;
mod jurisdiction;
mod names;
mod offence;
mod origin;
mod penalty;
mod provision;
mod region;
mod rule;
mod treaty;
mod tri;
mod vocabulary;
mod wording;

pub use act::*;
pub use closed_list::NotListed;
pub(crate) use closed_list::closed_list;
pub use cue::*;
pub use date::*;
pub use finding::*;
pub use general_law::*;
pub use id::*;
pub use instrument::*;
pub use jurisdiction::*;
pub use names::*;
pub use offence::*;
pub use origin::*;
pub use penalty::*;
pub use provision::*;
pub use region::*;
pub use rule::*;
pub use treaty::*;
pub use tri::*;
pub use vocabulary::*;
pub use wording::*;
