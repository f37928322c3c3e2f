//! The data: records read from files, checked for shape and identity.
//!
//! This is the only reader of `data/`. The shipped records are embedded in the program; a user's
//! own folder lies over them, file by file. Every problem found goes to a [`Sink`](crate::diag::Sink)
//! and reading goes on, so that one bad file hides neither its own further errors nor those of
//! others. Whether records agree with the law and with each other is for `lint` to say.
//!
//! There are two ways in. [`Library`] answers questions (this State, that instrument) and reads
//! only the files it needs. [`Records`] holds everything below a path together with the texts, for
//! checking.

mod embedded;
mod file;
mod identity;
mod layout;
mod library;
mod noun;
mod records;
mod schema;
mod shape;
mod syntax;

pub use file::MAX_BYTES;
pub use layout::{Kind, Place};
pub use library::Library;
pub use records::{Filed, Records, StateFiles};
pub use schema::schemas;

use std::path::PathBuf;

/// Why the store cannot go on at all.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is nothing at the path.
    #[error("there is no file or folder `{}`", .0.display())]
    Missing(PathBuf),
    /// A folder is needed, and the path leads to something else.
    #[error("`{}` is not a folder; the data are a folder with `instruments`, `jurisdictions` and so on in it", .0.display())]
    NotAFolder(PathBuf),
    /// The system refuses.
    #[error("`{}` cannot be read", path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}
