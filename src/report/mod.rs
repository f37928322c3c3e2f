//! Results as documents and as data.
//!
//! A result becomes a [`Report`]: a format-neutral [`Document`] for readers, and
//! a JSON value and CSV rows for machines, all from the same values. Writers turn these into bytes,
//! one small file for each format. Nothing here decides anything or opens a file.

pub mod agree;
pub mod card;
pub mod check;
pub mod citation;
pub mod csv;
pub mod document;
pub mod explain;
pub mod fact;
pub mod gap;
pub mod json;
pub mod list;
pub mod markdown;
pub mod read;
mod sentence;
pub mod show;
pub mod sources;
pub mod text;
pub mod verify;
mod wrap;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{InstrumentId, closed_list};
use csv::Rows;
use document::Document;
use text::Layout;

closed_list! {
    /// A format of results.
    Format, "format" {
        /// Text for a terminal or a printer.
        Text = "text",
        /// JSON.
        Json = "json",
        /// CSV for a spreadsheet.
        Csv = "csv",
        /// GitHub-flavoured Markdown.
        Markdown = "markdown",
    }
}

impl Format {
    /// The format that a file's ending stands for.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

closed_list! {
    /// How much a report says.
    Detail, "detail" {
        /// The essentials.
        Brief = "brief",
        /// What a drafter wants.
        Normal = "normal",
        /// Everything, with the rules that decided.
        Full = "full",
    }
}

/// The program and the data that computed a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tool {
    /// Name of the program.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Version of the records and checklists.
    pub data_version: String,
    /// Version of each checklist used.
    pub checklists: BTreeMap<InstrumentId, String>,
}

/// A result that can be written in every format.
pub trait Report {
    /// For readers.
    fn document(&self) -> Document;
    /// For programs.
    fn json(&self) -> serde_json::Value;
    /// For spreadsheets.
    fn rows(&self) -> Rows;
}

/// Writes a report in a format. The layout matters to text only, the byte-order mark to CSV only.
pub fn write(
    report: &dyn Report,
    format: Format,
    layout: Layout,
    byte_order_mark: bool,
) -> Vec<u8> {
    match format {
        Format::Text => text::write(&report.document(), layout).into_bytes(),
        Format::Json => json::write(&report.json()).into_bytes(),
        Format::Csv => csv::write(&report.rows(), byte_order_mark),
        Format::Markdown => markdown::write(&report.document()).into_bytes(),
    }
}
