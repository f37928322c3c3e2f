//! A draft as a file: TOML that a person goes on with, comments where a decision is theirs.

use toml_edit::{DocumentMut, Item};

use super::Draft;
use crate::ingest::LawText;

impl Draft {
    /// The draft as a record file.
    ///
    /// # Panics
    /// Never: a record is plain data that TOML can hold.
    pub fn to_toml(&self, text: &LawText) -> String {
        let mut document = toml_edit::ser::to_document(&self.act).expect("a record is plain data");
        spread(&mut document);
        let mut out = String::from("#:schema ../../../schemas/act.schema.json\n");
        out.push_str(
            "#\n# A draft, read by a program. Every fact below was found in the text at the place that its\n\
             # `passage` gives; none has been confirmed by a person. Delete this notice, the passages and\n\
             # the basis `machine` of the source as you confirm them, and add what the program left out:\n\
             # a fact that is not here is unknown.\n#\n",
        );
        if text.amending {
            out.push_str(
                "# The text changes other law. Only the words that it puts in were read as law.\n#\n",
            );
        }
        let lines = text.lines();
        for question in &self.questions {
            let (line, _) = lines.at(question.at.start);
            let place = text
                .provision_at(question.at.start)
                .map_or_else(String::new, |provision| format!("{}, ", text.citation(provision)));
            out.push_str(&format!("# Decide: {} ({place}line {line}).\n", question.about));
        }
        out.push('\n');
        out.push_str(&document.to_string());
        self.state_blocks(&mut out);
        out
    }

    /// What belongs into the State's own file, as comments.
    fn state_blocks(&self, out: &mut String) {
        let mut block = |name: &str, value: Result<DocumentMut, toml_edit::ser::Error>| {
            let mut document = DocumentMut::new();
            let mut tables = toml_edit::ArrayOfTables::new();
            tables.push(value.expect("a record is plain data").as_table().clone());
            document.insert(name, Item::ArrayOfTables(tables));
            spread(&mut document);
            out.push_str(
                "\n# For the State's own file, jurisdiction.toml. Its origins name this act there\n\
                 # (`act = ...`).\n#\n",
            );
            for line in document.to_string().trim().lines() {
                out.push_str(if line.is_empty() { "#" } else { "# " });
                out.push_str(line);
                out.push('\n');
            }
        };
        if let Some(corporate) = &self.corporate {
            block("corporate", toml_edit::ser::to_document(corporate));
        }
        if let Some(rule) = &self.non_punishment {
            block("non_punishment", toml_edit::ser::to_document(rule));
        }
    }
}

/// Fields that hold a date, which TOML has a form of its own for.
const DATES: [&str; 5] = ["retrieved", "from", "to", "on", "consolidated_as_of"];

/// Writes a term about which nothing more is said as plain text.
fn bare_terms(array: &mut toml_edit::Array) {
    for (at, value) in array.iter_mut().enumerate() {
        let term = value.as_inline_table().filter(|table| table.len() == 1);
        if let Some(term) = term.and_then(|table| table.get("term")?.as_str()) {
            *value = toml_edit::Value::from(term).decorated(if at == 0 { "" } else { " " }, "");
        }
    }
}

/// Writes lists of records as `[[tables]]`, one line a fact, instead of one long line for all.
fn spread(document: &mut DocumentMut) {
    spread_table(document.as_table_mut());
}

/// The same for a table and the lists in it that a record writes as tables.
fn spread_table(table: &mut toml_edit::Table) {
    let lists = ["source", "definition", "offence", "provision", "origin"];
    let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
    for name in names {
        let Some(item) = table.get_mut(&name) else { continue };
        if lists.contains(&name.as_str()) {
            let taken = std::mem::take(item);
            *item = match taken.into_array_of_tables() {
                Ok(mut tables) => {
                    for inner in tables.iter_mut() {
                        spread_table(inner);
                        inner.decor_mut().set_prefix("\n");
                    }
                    Item::ArrayOfTables(tables)
                }
                Err(other) => other,
            };
        } else if DATES.contains(&name.as_str()) {
            let date = item.as_str().and_then(|text| text.parse::<toml_edit::Datetime>().ok());
            if let Some(date) = date {
                *item = toml_edit::value(date);
            }
        } else if let Item::Table(inner) = item {
            // `penalties = { max = … }` on one line, as people write records.
            let inline = std::mem::take(inner).into_inline_table();
            *item = Item::Value(toml_edit::Value::InlineTable(inline));
        } else if let Item::Value(toml_edit::Value::Array(array)) = item {
            bare_terms(array);
        } else if let Item::ArrayOfTables(tables) = item {
            let mut array = std::mem::take(tables).into_array();
            bare_terms(&mut array);
            *item = Item::Value(toml_edit::Value::Array(array));
        }
    }
}
