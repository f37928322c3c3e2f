//! The records that ship inside the program; the build script writes the table.

/// A shipped file.
pub(super) struct Embedded {
    /// Where the path within `data` stands in [`PATHS`].
    path: (usize, usize),
    /// The bytes as written.
    pub(super) toml: &'static [u8],
    /// The compact form, if the file is well-formed.
    pub(super) json: Option<&'static str>,
}

impl Embedded {
    /// The path within `data`.
    pub(super) fn path(&self) -> &'static str {
        &PATHS[self.path.0..self.path.1]
    }
}

/// The paths of all files, one after the other.
static PATHS: &str = include_str!(concat!(env!("OUT_DIR"), "/paths.txt"));

/// Every shipped file, sorted by path.
static FILES: &[Embedded] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The shipped file of this path.
pub(super) fn get(path: &str) -> Option<&'static Embedded> {
    FILES.binary_search_by(|file| file.path().cmp(path)).ok().map(|found| &FILES[found])
}

/// The shipped files whose path begins so, in order.
pub(super) fn under(prefix: &str) -> &'static [Embedded] {
    let first = FILES.partition_point(|file| file.path() < prefix);
    let count = FILES[first..].partition_point(|file| file.path().starts_with(prefix));
    &FILES[first..first + count]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_file_is_found_and_has_its_compact_form() {
        assert!(FILES.is_sorted_by(|a, b| a.path() < b.path()));
        for file in FILES {
            assert_eq!(get(file.path()).map(|found| found.path()), Some(file.path()));
            assert!(file.json.is_some(), "{} is not well-formed", file.path());
        }
        assert!(get("instruments").is_none());
    }

    #[test]
    fn a_folder_holds_its_own_files_only() {
        assert!(under("instruments/").iter().any(|file| file.path() == "instruments/tip.toml"));
        assert!(under("instruments/").iter().all(|file| file.path().starts_with("instruments/")));
        assert!(under("nowhere/").is_empty());
        assert_eq!(under("").len(), FILES.len());
    }
}
