//! Markdown, with or without a head in YAML.

use std::borrow::Cow;
use std::ops::Range;

use crate::ingest::outline::{Line, outline, plain_number};
use crate::ingest::{LawText, ProvisionKind, SourceFormat, TreeBuilder, amending, language};

/// Keys of the head that give the title, in the languages of collections of law.
const TITLES: [&str; 6] = ["title", "name", "titre", "제목", "título", "标题"];

/// Keys of the head that say that the file is one provision, and which.
const SECTIONS: [&str; 3] = ["section", "article", "provision"];

/// Reads Markdown. The content is the file itself, without a byte order mark; `#` headings are hints
/// to the structure.
pub(in crate::ingest) fn read(text: &str) -> LawText {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut builder = TreeBuilder::new(SourceFormat::Markdown);
    let head = head(text);
    let body = head.as_ref().map_or(0, |range| range.end);
    let value = |keys: &[&str]| head.clone().and_then(|range| value(&text[range], keys));
    if body > 0 {
        builder.open(ProvisionKind::Front, "", "");
        builder.push(&text[..body]);
        builder.close();
    }
    if let Some(label) = value(&SECTIONS).filter(|label| label.len() < 20) {
        builder.open(ProvisionKind::Section, &label, &plain_number(&label));
    }
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut fenced = false;
    for line in text[body..].split_inclusive('\n') {
        let marked = line.trim_start_matches(' ');
        if marked.starts_with("```") {
            fenced = !fenced;
        }
        let level = marked.bytes().take_while(|b| *b == b'#').count();
        let heading = (1..=6).contains(&level) && !fenced && !marked[level..].trim().is_empty();
        lines.push(Line {
            text: Cow::Borrowed(line),
            heading: heading.then(|| u8::try_from(level).unwrap_or(6)),
            label: None,
        });
    }
    let first_heading = lines
        .iter()
        .take(200)
        .filter(|line| line.heading.is_some_and(|level| level <= 2))
        .map(|line| {
            line.text
                .trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_'))
                .to_owned()
        })
        .find(|title| !title.is_empty());
    outline(&mut builder, lines);
    let mut law = builder.finish();
    law.title = value(&TITLES).or(first_heading);
    law.language = language::detect(&text[body..]).map(str::to_owned);
    law.amending = amending::is_amending(&law);
    law
}

/// The range of the YAML heads at the beginning, if there are any; some files have two.
fn head(text: &str) -> Option<Range<usize>> {
    let mut end = 0;
    while let Some(rest) =
        text[end..].strip_prefix("---\n").or_else(|| text[end..].strip_prefix("---\r\n"))
    {
        let opened = text.len() - rest.len();
        let mut at = opened;
        let close = rest.split_inclusive('\n').take(200).find_map(|line| {
            let start = at;
            at += line.len();
            (line.trim_end() == "---").then_some(start + line.len())
        });
        let Some(close) = close else { break };
        end = close;
    }
    (end > 0).then_some(0..end)
}

/// The value of the first of some keys in the head.
fn value(head: &str, keys: &[&str]) -> Option<String> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        let value = value.trim().trim_matches(['"', '\'']);
        let known = keys.iter().any(|of| key.trim().eq_ignore_ascii_case(of));
        (known && !value.is_empty()).then(|| value.to_owned())
    })
}
