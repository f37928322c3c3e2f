//! JSON of legal data bases.
//!
//! Every data base has its own shape, and they differ in names more than in kind: a list of
//! provisions with number, heading and text; levels within levels; or the whole text in one field.
//! Which names are looked for stands in the lists below; a new data base is a few words more there.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::flow::Flow;
use crate::ingest::limits::JSON_DEPTH;
use crate::ingest::outline::numerals::plain_number;
use crate::ingest::outline::{Line, outline, outline_within};
use crate::ingest::{LawText, ProvisionKind, ReadError, SourceFormat};

/// Names of the list of provisions.
const LISTS: [&str; 5] = ["provisions", "sections", "articles", "items", "data"];
/// Names of a provision's number.
const NUMBERS: [&str; 8] = [
    "section_number",
    "article_number",
    "section",
    "article",
    "number",
    "num",
    "label",
    "provision_ref",
];
/// Names of a provision's heading.
const HEADINGS: [&str; 5] = ["section_title", "article_title", "title", "heading", "marginal_note"];
/// Names of a provision's text.
const TEXTS: [&str; 8] =
    ["content", "text", "section_desc", "body", "description", "content_raw", "full_text", "html"];
/// Names of the text of a whole document, the least edited first.
const WHOLE_TEXTS: [&str; 7] =
    ["content_raw", "full_text", "content", "text", "body", "raw_text", "markdown"];
/// Names of a document's title.
const TITLES: [&str; 5] = ["title", "title_raw", "name", "act_title", "short_name"];
/// Names of what a provision lies in.
const CHAPTERS: [&str; 4] = ["chapter", "part", "division", "title_heading"];

/// Reads a document.
///
/// # Errors
///
/// If it is no JSON, is nested too deep, or has no text.
pub(super) fn read(text: &str) -> Result<LawText, ReadError> {
    check_depth(text)?;
    let value: Value =
        serde_json::from_str(text).map_err(|error| ReadError::broken("JSON", error.to_string()))?;
    let mut flow = Flow::new(SourceFormat::Json);
    match &value {
        Value::Object(object) => document(&mut flow, object),
        Value::Array(items) if is_list_of_provisions(items) => provisions(&mut flow, items),
        Value::Array(items) => match &items[..] {
            [Value::Object(object)] => document(&mut flow, object),
            _ => strings(&mut flow, &value),
        },
        _ => strings(&mut flow, &value),
    }
    let law = flow.finish();
    if law.content.trim().is_empty() {
        return Err(ReadError::NoText { what: "JSON" });
    }
    Ok(law)
}

/// Checks how deep values lie in one another before they are parsed, which takes stack.
fn check_depth(text: &str) -> Result<(), ReadError> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth += 1;
                if depth > JSON_DEPTH.most {
                    return Err(ReadError::TooMuch { what: "JSON", limit: JSON_DEPTH });
                }
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// The first of the fields with words in it, whatever the case of its name.
fn field<'v>(object: &'v Map<String, Value>, names: &[&str]) -> Option<Cow<'v, str>> {
    names.iter().find_map(|name| {
        let (_, value) = object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        match value {
            Value::String(text) if !text.trim().is_empty() => Some(Cow::Borrowed(text.trim())),
            Value::Number(number) => Some(Cow::Owned(number.to_string())),
            _ => None,
        }
    })
}

/// Whether the values are provisions: objects with a text and a number or a heading.
fn is_list_of_provisions(items: &[Value]) -> bool {
    let provisions = items.iter().filter_map(Value::as_object).filter(|item| {
        field(item, &TEXTS).is_some()
            && (field(item, &NUMBERS).is_some() || field(item, &HEADINGS).is_some())
    });
    provisions.count() * 2 > items.len()
}

/// Reads an object that is a document.
fn document(flow: &mut Flow, object: &Map<String, Value>) {
    let list = LISTS
        .iter()
        .filter_map(|name| object.get(*name)?.as_array())
        .find(|items| is_list_of_provisions(items));
    let about = object
        .get("documents")
        .and_then(Value::as_array)
        .and_then(|documents| documents.first()?.as_object())
        .or_else(|| object.get("title_page")?.as_object())
        .unwrap_or(object);
    flow.law().title = field(about, &TITLES).map(|title| one_line(&title));
    flow.law().language = field(about, &["language", "lang"])
        .or_else(|| field(list?.first()?.as_object()?, &["language", "lang"]))
        .and_then(|code| super::language_code(&code));
    if let Some(items) = list {
        return provisions(flow, items);
    }
    let body = object.get("body_pages").and_then(Value::as_object).unwrap_or(object);
    if let Some(parts) = body.get("part_list").and_then(Value::as_array) {
        return levels(flow, body, parts);
    }
    match field(object, &WHOLE_TEXTS) {
        Some(text) => lines(flow, &text),
        None => strings(flow, &Value::Object(object.clone())),
    }
}

/// Words on one line with single spaces.
fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads text whose structure its lines show.
fn lines(flow: &mut Flow, text: &str) {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    outline(
        flow.builder(),
        lines.map(|line| Line { text: Cow::Borrowed(line), heading: None, label: None }),
    );
}

/// Reads JSON of no known shape: its texts in their order, with the structure that their lines show.
fn strings(flow: &mut Flow, value: &Value) {
    /// Texts shorter than this with no space in them are codes and dates.
    const PROSE: usize = 24;
    let mut gathered: Vec<&str> = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::String(text) => {
                let text = text.trim();
                let address = text.starts_with("http://") || text.starts_with("https://");
                if !address && (text.chars().count() >= PROSE || text.contains(' ')) {
                    gathered.push(text);
                }
            }
            Value::Array(items) => waiting.extend(items.iter().rev()),
            Value::Object(fields) => waiting.extend(fields.values().rev()),
            _ => {}
        }
    }
    flow.notice(
        "This JSON is of no known data base: its texts were read one after the other. Check the \
         provisions.",
    );
    lines(flow, &gathered.join("\n"));
}

/// Reads a list of provisions.
fn provisions(flow: &mut Flow, items: &[Value]) {
    let mut chapter: Option<Cow<'_, str>> = None;
    for item in items.iter().filter_map(Value::as_object) {
        let named = field(item, &CHAPTERS).filter(|chapter| is_chapter(chapter));
        if named != chapter {
            if chapter.is_some() {
                flow.close();
            }
            if let Some(named) = &named {
                open_chapter(flow, named, field(item, &["chapter_title"]).as_deref());
            }
            chapter = named;
        }
        provision(flow, item);
    }
    if chapter.is_some() {
        flow.close();
    }
}

/// Whether the words are a chapter's and not a piece of text that a scraper took for one.
fn is_chapter(words: &str) -> bool {
    let sentence = words.char_indices().any(|(at, c)| {
        c == '.' && words[at + 1..].chars().next().is_some_and(|next| !next.is_ascii_digit())
    });
    words.chars().count() <= 160 && words.starts_with(char::is_alphanumeric) && !sentence
}

/// Opens a chapter or part: its number and, after it, its heading.
fn open_chapter(flow: &mut Flow, words: &str, title: Option<&str>) {
    let words = one_line(words);
    let (label, _) = split_chapter(&words);
    let lower = words.to_lowercase();
    let kind = if ["part ", "phần ", "kısım", "title "].iter().any(|word| lower.starts_with(word))
    {
        ProvisionKind::Part
    } else {
        ProvisionKind::Chapter
    };
    flow.open(kind, label);
    let place = flow.verbatim(&words);
    if let Some(title) = title {
        flow.space();
        let start = flow.here();
        flow.text(title);
        flow.heading_from(start);
    } else {
        let heading = words[label.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
        if !heading.is_empty() {
            flow.heading_from(place.end - heading.len());
        }
    }
    flow.line();
}

/// The label of a chapter, `PART 1` of `PART 1 - PRELIMINARY`, and what follows it.
fn split_chapter(words: &str) -> (&str, &str) {
    for border in [": ", " - ", " – ", " — ", ". "] {
        if let Some((label, rest)) = words.split_once(border).filter(|(label, _)| label.len() <= 60)
        {
            return (label, rest);
        }
    }
    let number_first = words
        .split(' ')
        .nth(1)
        .is_some_and(|word| word.chars().all(|c| c.is_numeric() || "IVXLCDM".contains(c)));
    if number_first {
        let end = words.match_indices(' ').nth(1).map_or(words.len(), |(at, _)| at);
        return words.split_at(end);
    }
    if words.chars().all(|c| c.is_ascii_alphanumeric()) { (words, "") } else { ("", words) }
}

/// Reads a provision of a list.
fn provision(flow: &mut Flow, item: &Map<String, Value>) {
    let text = field(item, &TEXTS).unwrap_or_default();
    let label = field(item, &NUMBERS).map(|label| one_line(&label)).unwrap_or_default();
    let heading = field(item, &HEADINGS).map(|heading| one_line(&heading)).unwrap_or_default();
    if text.is_empty() && label.is_empty() && heading.is_empty() {
        return;
    }
    let number = plain_number(&label.replace('_', "-"));
    flow.open_numbered(ProvisionKind::Section, &label, &number);
    head(flow, &label, &number, &heading, &text);
    // The number with which the text begins is the provision's own and opens nothing in it.
    let body = after_number(&text, &number);
    flow.verbatim(&text[..text.len() - body.len()]);
    outline_within(flow.builder(), body);
    flow.close();
}

/// Adds number and heading of a provision, as far as its text does not begin with them.
fn head(flow: &mut Flow, label: &str, number: &str, heading: &str, text: &str) {
    let text_numbers_itself = begins_with_number(text, number);
    let body = after_number(text, number);
    // Some scrapers take the beginning of the text for its heading.
    let beginning: String = heading.chars().take(24).collect();
    let repeated = !heading.is_empty()
        && (same_beginning(body, &beginning) || same_beginning(text, &beginning));
    let heading = if repeated { "" } else { heading };
    let in_heading = begins_with_number(heading, number);
    if !text_numbers_itself && !in_heading && !label.is_empty() {
        flow.verbatim(label);
        flow.space();
    }
    if !heading.is_empty() {
        let place = flow.verbatim(heading);
        let words = if in_heading { after_number(heading, number) } else { heading };
        flow.heading_from(place.end - words.len());
    }
    flow.line();
}

/// Whether a text begins as another, whatever the white space.
fn same_beginning(text: &str, beginning: &str) -> bool {
    let mut text = text.chars().filter(|c| !c.is_whitespace());
    beginning.chars().filter(|c| !c.is_whitespace()).all(|c| text.next() == Some(c))
}

/// Whether a text begins with a number, perhaps after a word: `3.`, `Article 3`, `Section 3.`.
fn begins_with_number(text: &str, number: &str) -> bool {
    !number.is_empty() && after_number(text, number).len() < text.len()
}

/// What follows the number with which a text begins; the whole text if it begins with none.
fn after_number<'t>(text: &'t str, number: &str) -> &'t str {
    if number.is_empty() {
        return text;
    }
    let mut rest = text.trim_start();
    for _ in 0..2 {
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if !word.is_empty() && (plain_number(word) == number || word.eq_ignore_ascii_case(number)) {
            return after.trim_start_matches(|c: char| {
                c.is_whitespace() || matches!(c, '.' | ':' | '-' | '–' | '—' | '।' | '_' | '\u{ad}')
            });
        }
        if !word.chars().all(char::is_alphabetic) || word.chars().count() > 12 {
            return text;
        }
        rest = after.trim_start();
    }
    text
}

/// Reads levels within levels: `num`, `text`, blocks between, and the levels below.
fn levels(flow: &mut Flow, body: &Map<String, Value>, parts: &[Value]) {
    let preamble = body.get("preamble").and_then(Value::as_array);
    let preamble: Vec<&str> = preamble.into_iter().flatten().filter_map(Value::as_str).collect();
    if !preamble.is_empty() {
        flow.open(ProvisionKind::Front, "");
        for line in preamble {
            flow.line();
            flow.text(line);
        }
        flow.close();
    }
    for part in parts.iter().filter_map(Value::as_object) {
        level(flow, part, 0);
    }
}

/// Reads a level and those below it. The depth of JSON bounds how often this calls itself.
fn level(flow: &mut Flow, object: &Map<String, Value>, depth: usize) {
    /// Kinds from the outermost level inwards.
    const KINDS: [ProvisionKind; 6] = [
        ProvisionKind::Part,
        ProvisionKind::Section,
        ProvisionKind::Subsection,
        ProvisionKind::Paragraph,
        ProvisionKind::Subparagraph,
        ProvisionKind::Point,
    ];
    let named = object
        .get("class_name")
        .and_then(Value::as_str)
        .and_then(|name| name.strip_prefix("ActL")?.chars().next()?.to_digit(10));
    let depth = named.map_or(depth, |level| level as usize);
    let kind = KINDS[depth.min(KINDS.len() - 1)];
    let number = field(object, &["num"]).unwrap_or_default();
    let text = field(object, &["text"]).unwrap_or_default();
    let strings = |name: &str| -> Vec<&str> {
        let blocks = object.get(name).and_then(Value::as_array);
        blocks.into_iter().flatten().filter_map(Value::as_str).collect()
    };
    let mut blocks = strings("pre_block_list");
    // An act without parts lies in a part numbered 0.
    let opened = !(kind == ProvisionKind::Part && (number.is_empty() || number == "0"));
    if opened {
        let label = if kind > ProvisionKind::Section && !number.starts_with('(') {
            format!("({number})")
        } else {
            number.to_string()
        };
        flow.open(kind, &label);
        // The first block of a section is the note in its margin.
        let is_note = kind == ProvisionKind::Section
            && blocks.first().is_some_and(|note| {
                note.len() <= 200 && note.starts_with(|c: char| c.is_alphabetic())
            });
        if is_note {
            let start = flow.here();
            flow.text(blocks.remove(0));
            flow.heading_from(start);
            flow.line();
        }
        flow.text(&label);
        flow.join();
    }
    flow.text(&text);
    for block in blocks {
        flow.line();
        flow.text(block);
    }
    let below = object.get("child_level_list").and_then(Value::as_array);
    for child in below.into_iter().flatten().filter_map(Value::as_object) {
        level(flow, child, depth + 1);
    }
    if opened {
        flow.close();
    } else {
        flow.line();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &LawText) -> Vec<String> {
        (0..text.provisions.len()).map(|i| text.citation(i)).collect()
    }

    #[test]
    fn lists_of_provisions_whatever_their_names() {
        let text = read(
            r#"{"title":"Ferry Act","language":"en","provisions":[
            {"provision_ref":"s3","chapter":"PART 2 - OFFENCES","section":"3","title":"Selling",
             "content":"3. Whoever sells."},
            {"provision_ref":"s4","chapter":"PART 2 - OFFENCES","section":"4",
             "title":"Section 4. Buying","content":"Whoever buys."},
            {"provision_ref":"s5","section":"5","title":"Whoever helps","content":"Whoever helps is liable."}]}"#,
        )
        .unwrap();
        assert_eq!(
            text.content,
            "PART 2 - OFFENCES\nSelling\n3. Whoever sells.\nSection 4. Buying\nWhoever buys.\n\
             5\nWhoever helps is liable."
        );
        assert_eq!(cited(&text), ["PART 2", "s 3", "s 4", "s 5"]);
        assert_eq!(text.heading(0), Some("OFFENCES"));
        assert_eq!(text.heading(1), Some("Selling"));
        assert_eq!(text.heading(2), Some("Buying"));
        assert_eq!(text.heading(3), None, "the scraper took the text for a heading");
        assert_eq!(text.title.as_deref(), Some("Ferry Act"));
        assert_eq!(text.language.as_deref(), Some("en"));
    }

    #[test]
    fn a_list_without_a_document_around_it() {
        let text = read(
            r#"[{"chapter":16,"chapter_title":"slavery","Section":370,"section_title":"Buying",
            "section_desc":"Whoever buys."},{"chapter":16,"chapter_title":"slavery",
            "Section":"370A","section_title":"Use","section_desc":"Whoever uses."}]"#,
        )
        .unwrap();
        assert_eq!(text.content, "16 slavery\n370 Buying\nWhoever buys.\n370A Use\nWhoever uses.");
        assert_eq!(cited(&text)[1..], ["s 370", "s 370A"]);
        assert_eq!(text.heading(0), Some("slavery"));
    }

    #[test]
    fn levels_within_levels() {
        let text = read(
            r#"{"title_page":{"title":"Ferry (Amendment) Act"},"body_pages":{"preamble":["Be it"],
            "part_list":[{"class_name":"ActL0Part","num":"0","text":"","pre_block_list":[],
            "child_level_list":[{"class_name":"ActL1Section","num":"2","text":"Amended :",
            "pre_block_list":["Marginal note.","(2) quoted"],"child_level_list":[
            {"class_name":"ActL2Subsection","num":"1","text":"first","pre_block_list":[],
            "child_level_list":[]}]}]}]}}"#,
        )
        .unwrap();
        assert_eq!(text.content, "Be it\nMarginal note.\n2 Amended :\n(2) quoted\n(1) first");
        assert_eq!(cited(&text), ["", "s 2", "s 2(1)"]);
        assert_eq!(text.heading(1), Some("Marginal note."));
    }

    #[test]
    fn a_whole_text_and_the_unknown() {
        let whole = read(r#"{"title_raw":"A","content_raw":"A\n\n  Selling\n  1. No."}"#).unwrap();
        assert!(whole.content.contains("Selling\n1. No."));
        let unknown =
            read(r#"{"a":{"b":["one two","x"],"url":"https://example.org/a b"}}"#).unwrap();
        assert_eq!(unknown.content.trim(), "one two");
        assert_eq!(unknown.notices.len(), 1);
        assert_eq!(read("{}"), Err(ReadError::NoText { what: "JSON" }));
        let deep = "[".repeat(5_000);
        assert!(matches!(read(&deep), Err(ReadError::TooMuch { .. })));
    }
}
