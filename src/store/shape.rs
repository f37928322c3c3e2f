//! What is wrong with the shape of a record.
//!
//! Serde stops at the first value it cannot read. So when it refuses a record, the document is
//! walked once more against the JSON Schema of its type, and everything is reported: fields that do
//! not exist, fields that are missing, values of the wrong kind, words outside a closed list, dates
//! and terms that cannot be read.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::layout::Record;
use super::noun::{Noun, with_article};
use super::schema;
use crate::diag::{Code, Diagnostic, Sink, SourceText, quoted};
use crate::model::{Canonical, JurisdictionCode, LegalDate, Rule, Term};

/// How similar two words must be for one to be proposed for the other, from 0 to 1.
const SIMILAR: f32 = 0.7;

/// The longest list of fields that is shown whole.
const LISTED: usize = 16;

/// The text that the schema of every id asks for.
const ID_PATTERN: &str = "^[a-z0-9.-]+$";

/// Reports everything that is wrong with the shape of a record that serde refused.
pub(super) fn explain<R: Record>(file: &Arc<SourceText>, refusal: &Error, sink: &mut Sink) {
    let root = schema::schema(R::KIND);
    let (document, _) = DeTable::parse_recoverable(&file.text);
    let mut walk = Walk { root: &root, file, sink, found: 0, above: Vec::new() };
    let name = root["title"].as_str().unwrap_or_default();
    walk.table(name, &root, document.get_ref(), None);
    if walk.found == 0 {
        // Serde knows something that the schema does not say. Its words are better than none.
        let message = format!("this record cannot be read: {}", refusal.message());
        let mut diagnostic = Diagnostic::new(Code::InvalidValue, file, message);
        diagnostic.span = refusal.span();
        sink.push(diagnostic);
    }
}

/// What holds a value: a field, or an entry of a list in a field.
#[derive(Clone, Copy)]
struct Holder<'k> {
    /// The name of the field.
    field: &'k str,
    /// Whether it is an entry of the list in the field.
    entry: bool,
}

impl<'k> Holder<'k> {
    fn field(field: &'k str) -> Self {
        Self { field, entry: false }
    }

    fn entry(self) -> Self {
        Self { entry: true, ..self }
    }

    /// Advice to write the value so.
    fn write(self, value: &str) -> String {
        if self.entry {
            format!("write {value}")
        } else {
            format!("write {} = {value}", self.field)
        }
    }
}

/// Shown as the subject of a message: "`means`", or "an entry of `means`".
impl fmt::Display for Holder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.entry {
            f.write_str("an entry of ")?;
        }
        f.write_str(&quoted(self.field))
    }
}

/// A walk through a document beside its schema.
struct Walk<'a> {
    /// The whole schema, in which references are looked up.
    root: &'a Value,
    file: &'a Arc<SourceText>,
    sink: &'a mut Sink,
    /// How many problems were reported.
    found: usize,
    /// The tables around the present one, outermost first: their type and fields.
    above: Vec<(&'a str, &'a Map<String, Value>)>,
}

impl<'a> Walk<'a> {
    fn report(&mut self, code: Code, span: Range<usize>, message: String, help: Option<String>) {
        self.report_with_note(code, span, message, help, None);
    }

    fn report_with_note(
        &mut self,
        code: Code,
        span: Range<usize>,
        message: String,
        help: Option<String>,
        note: Option<String>,
    ) {
        self.found += 1;
        let mut diagnostic = Diagnostic::new(code, self.file, message).at(span);
        diagnostic.help = help;
        diagnostic.note = note;
        self.sink.push(diagnostic);
    }

    /// Follows a reference: the name of the type, if it has one, and its schema.
    fn resolve(&self, schema: &'a Value) -> (&'a str, &'a Value) {
        match schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
            Some(name) => (name, &self.root["$defs"][name]),
            None => ("", schema),
        }
    }

    /// Checks a value.
    fn value(&mut self, schema: &'a Value, holder: Holder<'_>, value: &Spanned<DeValue<'_>>) {
        let (name, schema) = self.resolve(schema);
        if let Some(words) = closed_list(schema) {
            return self.word(schema, &words, holder, value);
        }
        if let Some(branches) = schema["anyOf"].as_array() {
            return self.any_of(branches, holder, value);
        }
        let span = value.span();
        match (schema["type"].as_str().unwrap_or_default(), value.get_ref()) {
            ("object", DeValue::Table(table)) => {
                self.table(name, schema, table, Some((holder.field, span)));
            }
            ("array", DeValue::Array(list)) => {
                for entry in list.iter() {
                    self.value(&schema["items"], holder.entry(), entry);
                }
            }
            ("string", DeValue::String(text)) => self.text(name, schema, text, span),
            ("string", DeValue::Datetime(date)) if name == "LegalDate" => {
                self.text(name, schema, &date.to_string(), span);
            }
            ("integer", DeValue::Integer(number)) => {
                let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
                let (least, most) = (schema["minimum"].as_i64(), schema["maximum"].as_i64());
                let within = number.is_some_and(|number| {
                    least.is_none_or(|least| least <= number)
                        && most.is_none_or(|most| number <= most)
                });
                if !within {
                    let range = match (least, most) {
                        (Some(least), Some(most)) => format!(" from {least} to {most}"),
                        (Some(least), None) => format!(", {least} or more"),
                        _ => " of at most 18 digits".to_owned(),
                    };
                    let message = format!("{holder} must be a whole number{range}");
                    self.report(Code::InvalidValue, span, message, None);
                }
            }
            ("number", DeValue::Integer(_) | DeValue::Float(_))
            | ("boolean", DeValue::Boolean(_)) => {}
            _ => self.wrong_type(name, schema, holder, value),
        }
    }

    /// Checks a value that may take several forms, such as a text or a table.
    fn any_of(&mut self, branches: &'a [Value], holder: Holder<'_>, value: &Spanned<DeValue<'_>>) {
        let wanted = match value.get_ref() {
            DeValue::String(_) => "string",
            DeValue::Table(_) => "object",
            _ => "",
        };
        let fitting = branches.iter().find(|branch| self.resolve(branch).1["type"] == wanted);
        match fitting {
            Some(branch) => self.value(branch, holder, value),
            None => {
                let forms: Vec<String> = branches
                    .iter()
                    .map(|branch| {
                        let (name, schema) = self.resolve(branch);
                        expected(name, schema)
                    })
                    .collect();
                let message = format!(
                    "{holder} must be {}, not {}",
                    forms.join(" or "),
                    kind_of(value.get_ref())
                );
                self.report(Code::WrongType, value.span(), message, None);
            }
        }
    }

    /// Checks a table, and everything in it.
    ///
    /// `held_by` is the field that holds it and where its heading stands; the top of the document
    /// has neither.
    fn table(
        &mut self,
        name: &'a str,
        schema: &'a Value,
        table: &DeTable<'_>,
        held_by: Option<(&str, Range<usize>)>,
    ) {
        let Some(fields) = schema["properties"].as_object() else {
            return self.map(schema, table);
        };
        for (key, value) in table {
            match fields.get(key.get_ref().as_ref()) {
                Some(field) => {
                    self.above.push((name, fields));
                    self.value(field, Holder::field(key.get_ref()), value);
                    self.above.pop();
                }
                None => self.unknown_field(name, fields, key, held_by.as_ref()),
            }
        }
        let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
        for key in required.iter().filter_map(Value::as_str) {
            if !table.contains_key(key) {
                self.missing_field(name, fields, key, held_by.as_ref().map(|(_, span)| span));
            }
        }
    }

    /// Checks a table whose keys are data: topics, families of offences, sexes.
    fn map(&mut self, schema: &'a Value, table: &DeTable<'_>) {
        let by_pattern = schema["patternProperties"].as_object().and_then(|p| p.values().next());
        let values = by_pattern.or_else(|| schema.get("additionalProperties"));
        for (key, value) in table {
            let text = key.get_ref().as_ref();
            let (_, keys) = self.resolve(&schema["propertyNames"]);
            if let Some(words) = closed_list(keys) {
                if !words.contains(&text) {
                    self.not_listed(keys, &words, text, key.span());
                }
            } else if by_pattern.is_some()
                && let Some((message, help)) = unreadable("", ID_PATTERN, text)
            {
                self.report(Code::InvalidValue, key.span(), message, help);
            }
            if let Some(values) = values {
                self.value(values, Holder::field(text), value);
            }
        }
    }

    /// Checks a text that has a form of its own: a date, a term, an id, a rule.
    fn text(&mut self, name: &str, schema: &Value, text: &str, span: Range<usize>) {
        let pattern = schema["pattern"].as_str().unwrap_or_default();
        if let Some((message, help)) = unreadable(name, pattern, text) {
            self.report(Code::InvalidValue, span, message, help);
        }
    }

    /// Checks a word of a closed list.
    fn word(
        &mut self,
        schema: &Value,
        words: &[&str],
        holder: Holder<'_>,
        value: &Spanned<DeValue<'_>>,
    ) {
        match value.get_ref() {
            DeValue::String(text) if words.contains(&text.as_ref()) => {}
            DeValue::String(text) => self.not_listed(schema, words, text, value.span()),
            // Records have three-valued facts, where a programmer would write true or false.
            DeValue::Boolean(truth) if words.contains(&"unknown") && words.contains(&"yes") => {
                let word = if *truth { "yes" } else { "no" };
                let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
                let message = format!("{holder} must be {}, not {truth}", either(&words));
                let help = holder.write(&format!("\"{word}\""));
                self.report(Code::WrongType, value.span(), message, Some(help));
            }
            other => {
                let list = schema["title"].as_str().unwrap_or_default();
                let message = format!(
                    "{holder} must be {} in quotation marks, not {}",
                    with_article(list),
                    kind_of(other)
                );
                let note = format!("one of: {}", words.join(", "));
                self.report_with_note(Code::WrongType, value.span(), message, None, Some(note));
            }
        }
    }

    fn not_listed(&mut self, schema: &Value, words: &[&str], text: &str, span: Range<usize>) {
        let list = schema["title"].as_str().unwrap_or_default();
        let message = format!("{} is not {}", quoted(text), with_article(list));
        let help = proposal(text, words);
        let note = format!("one of: {}", words.join(", "));
        self.report_with_note(Code::NotListed, span, message, help, Some(note));
    }

    fn wrong_type(
        &mut self,
        name: &str,
        schema: &'a Value,
        holder: Holder<'_>,
        value: &Spanned<DeValue<'_>>,
    ) {
        let span = value.span();
        let written = self.file.text.get(span.clone()).unwrap_or_default();
        let message = format!(
            "{holder} must be {}, not {}",
            expected(name, schema),
            kind_of(value.get_ref())
        );
        let help = match (schema["type"].as_str().unwrap_or_default(), value.get_ref()) {
            ("integer" | "number", DeValue::String(text)) if text.trim().parse::<f64>().is_ok() => {
                Some(holder.write(text.trim()) + ", without quotation marks")
            }
            ("boolean", DeValue::String(text)) => match text.as_ref() {
                "true" | "yes" => Some(holder.write("true") + ", without quotation marks"),
                "false" | "no" => Some(holder.write("false") + ", without quotation marks"),
                _ => None,
            },
            ("string", DeValue::Integer(_)) if name == "Term" => Some(format!(
                "{} for years, \"{written} months\" for months",
                holder.write(&format!("\"{written} years\""))
            )),
            ("string", DeValue::Integer(_) | DeValue::Float(_)) => {
                Some(holder.write(&format!("\"{written}\"")))
            }
            ("array", DeValue::Table(_)) if written.starts_with('[') => {
                Some(format!("write the heading with double brackets: [{written}]"))
            }
            ("array", DeValue::String(_) | DeValue::Integer(_)) => {
                Some(holder.write(&format!("[{written}]")))
            }
            ("object", _) => schema["properties"].as_object().map(|fields| {
                let fields: Vec<&str> = fields.keys().map(String::as_str).collect();
                format!(
                    "{}, where the fields are: {}",
                    holder.write("{ field = value }"),
                    fields.join(", ")
                )
            }),
            _ => None,
        };
        self.report(Code::WrongType, span, message, help);
    }

    fn unknown_field(
        &mut self,
        name: &str,
        fields: &Map<String, Value>,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        held_by: Option<&(&str, Range<usize>)>,
    ) {
        let text = key.get_ref().as_ref();
        let noun = Noun::of_type(name);
        let message = format!("{} is not a field of {}", quoted(text), noun.indefinite());
        // A line below a heading belongs to that heading, even when an empty line is between. The
        // field may well be right, and only stand too far down.
        let owner = self.above.iter().rev().find(|(_, fields)| fields.contains_key(text));
        let names: Vec<&str> = fields.keys().map(String::as_str).collect();
        let help = match (owner, held_by) {
            (Some((owner, _)), Some((label, span))) => {
                let heading = self.file.text.get(span.clone()).unwrap_or_default();
                let above = if heading.starts_with('[') && !heading.contains('\n') {
                    format!("move it up, above the line {heading}")
                } else {
                    format!("move it out of `{label}`")
                };
                format!("it is a field of {}: {above}", Noun::of_type(owner).indefinite())
            }
            _ => match proposal(text, &names) {
                Some(proposal) => proposal,
                None if names.len() <= LISTED => {
                    format!("the fields of {} are: {}", noun.indefinite(), names.join(", "))
                }
                None => format!("the fields are in schemas/{}", self.schema_file()),
            },
        };
        self.report(Code::UnknownField, key.span(), message, Some(help));
    }

    fn missing_field(
        &mut self,
        name: &str,
        fields: &'a Map<String, Value>,
        key: &str,
        heading: Option<&Range<usize>>,
    ) {
        let field = &fields[key];
        let description = field["description"].as_str().unwrap_or_default();
        let (entry_name, entry) = self.resolve(&field["items"]);
        let written = if entry["type"] == "object" && !entry_name.is_empty() {
            format!("[[{key}]]")
        } else {
            format!("{key} = …")
        };
        let message = format!("`{key}` is missing from {}", Noun::of_type(name).demonstrative());
        let help = format!("add `{written}`. {description}");
        let list = closed_list(self.resolve(field).1);
        let note = list.map(|words| format!("one of: {}", words.join(", ")));
        // At the top of a document there is no heading to point at.
        self.found += 1;
        let mut diagnostic = Diagnostic::new(Code::MissingField, self.file, message).help(help);
        diagnostic.span = heading.cloned();
        diagnostic.note = note;
        self.sink.push(diagnostic);
    }

    /// The name of the schema's file, by the title of the schema.
    fn schema_file(&self) -> String {
        format!("{}.schema.json", self.root["title"].as_str().unwrap_or_default().to_lowercase())
    }
}

/// The words of a closed list, if the schema is one.
fn closed_list(schema: &Value) -> Option<Vec<&str>> {
    let branches = schema["oneOf"].as_array()?;
    branches.iter().map(|branch| branch["const"].as_str()).collect()
}

/// "Did you mean", with the words that a word may have been meant for, if any is near.
fn proposal(text: &str, words: &[&str]) -> Option<String> {
    let text = text.trim().to_lowercase().replace(' ', "-");
    let mut near: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| word.strip_prefix(&text).is_some_and(|rest| rest.starts_with(['-', '_'])))
        .collect();
    if near.is_empty() || text.is_empty() {
        near = similar::get_close_matches(text.as_str(), words, 1, SIMILAR);
        // "official" is near to "unofficial", and means the opposite.
        near.retain(|word| *word == text || !word.ends_with(&text));
    }
    let near: Vec<String> = near.into_iter().map(|word| format!("`{word}`")).collect();
    (!near.is_empty()).then(|| format!("did you mean {}?", either(&near)))
}

/// Words as a choice: `a, b or c`.
fn either(words: &[String]) -> String {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// What a schema asks for, in words.
fn expected(name: &str, schema: &Value) -> String {
    match (name, schema["type"].as_str().unwrap_or_default()) {
        ("LegalDate", _) => "a date such as 2015-03-01".to_owned(),
        ("Term", _) => "a term of imprisonment in quotation marks".to_owned(),
        ("Rule", _) => "a decision rule in quotation marks".to_owned(),
        (_, "string") => "text in quotation marks".to_owned(),
        (_, "integer") => "a whole number".to_owned(),
        (_, "number") => "a number".to_owned(),
        (_, "boolean") => "true or false".to_owned(),
        (_, "array") => "a list".to_owned(),
        _ => "a table of fields".to_owned(),
    }
}

/// What a value is, in words.
fn kind_of(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(_) => "text".to_owned(),
        DeValue::Integer(number) => format!("the number {}", number.as_str()),
        DeValue::Float(number) => format!("the number {}", number.as_str()),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Datetime(_) => "a date".to_owned(),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table of fields".to_owned(),
    }
}

/// Why a text cannot be read as what its type asks for, and advice. `None` when it can.
fn unreadable(name: &str, pattern: &str, text: &str) -> Option<(String, Option<String>)> {
    let error = match name {
        "LegalDate" => text.parse::<LegalDate>().err().map(|e| e.to_string()),
        "Term" => text.parse::<Term>().err().map(|e| e.to_string()),
        "Rule" => text.parse::<Rule>().err().map(|e| e.to_string()),
        "JurisdictionCode" => text.parse::<JurisdictionCode>().err().map(|_| {
            let upper = text.trim().to_ascii_uppercase();
            let example = if upper.parse::<JurisdictionCode>().is_ok() { &upper } else { "SG" };
            format!(
                "{} is not the code of a State; write its two letters (ISO 3166-1) in upper case, \
                 for example \"{example}\"",
                quoted(text)
            )
        }),
        // Every id keeps one rule, so any of the types can judge it.
        _ if pattern == ID_PATTERN => text.parse::<Canonical>().err().map(|_| {
            format!(
                "{} is not an id; write lower-case letters, digits, `-` and `.` only{}",
                quoted(text),
                id_like(text)
            )
        }),
        _ => None,
    }?;
    Some(match error.split_once("; ") {
        Some((message, help)) => (message.to_owned(), Some(help.to_owned())),
        None => (error, None),
    })
}

/// A proposal for an id, made of the letters and digits of a text.
fn id_like(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '.')
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() || !lower.is_ascii() {
        String::new()
    } else {
        format!(", for example `{}`", words.join("-"))
    }
}
