//! Diagnostics: what is wrong in a file, where, and what to do about it.
//!
//! This layer knows nothing of law. A diagnostic names the place of a value by its [`Route`]
//! through the document (third offence, its child rule, the age) and the place in the text is found
//! late, when there is something to show: records are plain data and carry no positions.

mod code;
mod diagnostic;
mod render;
mod route;
mod sink;
mod text;

pub use code::{Code, Level};
pub use diagnostic::Diagnostic;
pub use render::{Colour, render};
pub use route::Route;
pub use sink::{Counts, Sink};
pub use text::{Position, SourceText, quoted};
