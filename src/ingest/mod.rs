//! Reading law: documents in, provisions with their labels and places, what they say, and a draft
//! record.
//!
//! One way through: bytes → a format's reader → [`LawText`], the tree of provisions over one
//! text → cues and terms found in it → what the provisions say → evidence for each element and a
//! draft record. Everything that is found keeps its byte range in [`LawText::content`], so that every
//! quotation is a slice of the text and nothing is invented.

pub mod amending;
pub mod card;
mod draft;
mod error;
mod evidence;
mod fold;
mod formats;
pub mod language;
mod law_text;
pub mod limits;
pub mod outline;
pub mod penalty;
pub mod pinpoint;
mod recognise;
mod scan;
pub mod texts;
mod tree;
pub mod verify;

pub use draft::{About, Draft};
pub use error::ReadError;
pub use evidence::{Evidence, evidence, evidence_preferring};
pub use formats::read;
pub use law_text::{LawText, Lines, ProvisionKind, SourceFormat, TextProvision};
pub use recognise::{Question, Recognised, recognise};
pub use scan::{Mark, Marks, Scanner, Sign};
pub use tree::TreeBuilder;
