//! Options that several subcommands share.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};

use crate::model::{InstrumentId, LegalDate, Level, Profile, Severity};
use crate::report::gap::Selection;
use crate::report::{Detail, Format};

/// Options of every subcommand.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Global {
    /// Folder with records that lie over the built-in ones, file by file [env: `PALERMO_DATA`]
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    data: Option<PathBuf>,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,

    /// Say less
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,

    /// Say more
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

impl Global {
    /// The user's own folder of records: `--data`, else `PALERMO_DATA` unless it is empty, which is
    /// how a shell says that a variable is not to count.
    pub(super) fn own_folder(&self) -> Option<PathBuf> {
        let variable = || std::env::var_os("PALERMO_DATA").filter(|folder| !folder.is_empty());
        self.data.clone().or_else(|| variable().map(PathBuf::from))
    }

    /// How much a report says.
    pub(super) fn detail(&self) -> Detail {
        match (self.quiet, self.verbose) {
            (true, _) => Detail::Brief,
            (_, true) => Detail::Full,
            _ => Detail::Normal,
        }
    }
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

/// Where a result goes, and in which format.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Output {
    /// Format of the result [default: from the ending of FILE, else text]
    #[arg(short, long, value_name = "FORMAT", value_parser = formats())]
    pub(super) format: Option<Format>,

    /// Write to a file instead of the terminal
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,

    /// Overwrite FILE if it exists
    #[arg(long, requires = "output")]
    pub(super) force: bool,

    /// Begin CSV with a byte-order mark, which some versions of Excel need
    #[arg(long)]
    pub(super) bom: bool,
}

/// The day of analysis.
#[derive(Debug, Args)]
pub(super) struct Day {
    /// Day of analysis, year-month-day [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<LegalDate>,
}

impl Day {
    /// The day asked for, else today.
    pub(super) fn day(&self) -> LegalDate {
        self.as_of.unwrap_or_else(super::today::today)
    }
}

/// Which instruments are looked at.
#[derive(Debug, Args)]
pub(super) struct Instruments {
    /// Instruments, separated by commas; `all` for every one
    #[arg(
        long = "instrument",
        value_name = "ID",
        value_delimiter = ',',
        default_value = "tip,som,untoc",
        value_parser = |id: &str| id.to_ascii_lowercase().parse::<InstrumentId>()
    )]
    pub(super) ids: Vec<InstrumentId>,
}

/// Which elements are shown.
#[derive(Debug, Args)]
pub(super) struct Elements {
    /// Levels shown, separated by commas: M mandatory, MQ mandatory with a qualifier, MB mandatory
    /// subject to basic concepts, SC to consider, SE to endeavour, O optional, I interpretive,
    /// R recommended
    #[arg(long, value_name = "LEVEL", value_delimiter = ',', ignore_case = true, value_parser = levels())]
    pub(super) level: Vec<Level>,

    /// Elements shown: the criminalization core, the review's first cluster, or all
    #[arg(long, value_name = "PROFILE", default_value = "all", ignore_case = true, value_parser = profiles())]
    pub(super) profile: Profile,
}

impl Elements {
    /// The selection of findings asked for.
    pub(super) fn selection(&self) -> Selection {
        Selection { levels: self.level.clone(), profile: self.profile }
    }
}

/// A parser for a closed list, which shell completion and help know as well.
macro_rules! closed_list_parser {
    ($(#[$meta:meta])* $function:ident, $list:ty) => {
        $(#[$meta])*
        pub(super) fn $function() -> impl TypedValueParser<Value = $list> {
            PossibleValuesParser::new(<$list>::ALL.iter().map(|value| value.as_str()))
                .map(|word| {
                    let meant = |value: &&$list| value.as_str().eq_ignore_ascii_case(&word);
                    *<$list>::ALL.iter().find(meant).expect("a possible value")
                })
        }
    };
}

closed_list_parser! {
    /// Formats.
    formats, Format
}
closed_list_parser! {
    /// Levels.
    levels, Level
}
closed_list_parser! {
    /// Profiles.
    profiles, Profile
}
closed_list_parser! {
    /// Severities.
    severities, Severity
}
closed_list_parser! {
    /// Categories of terms.
    categories, crate::model::Category
}
