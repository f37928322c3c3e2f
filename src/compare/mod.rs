//! Two assessments side by side: what one covers and the other does not.

mod change;

pub use change::{Change, Effect, changes};
