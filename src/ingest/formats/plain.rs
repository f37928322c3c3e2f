//! Plain text.

use crate::ingest::outline::{Line, outline};
use crate::ingest::{LawText, SourceFormat, TreeBuilder, amending, language};

/// Reads plain text. The content is the text itself, without a byte order mark.
pub(in crate::ingest) fn read(text: &str) -> LawText {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut builder = TreeBuilder::new(SourceFormat::Plain);
    outline(&mut builder, text.split_inclusive('\n').map(Line::plain));
    let mut law = builder.finish();
    law.title = title(text);
    law.language = language::detect(text).map(str::to_owned);
    law.amending = amending::is_amending(&law);
    law
}

/// The first line that can be a title: it has letters and is no sentence.
fn title(text: &str) -> Option<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(5)
        .find(|line| line.chars().filter(|c| c.is_alphabetic()).count() > 3)
        .filter(|line| line.len() <= 300 && !line.ends_with(['.', ';', ',']))
        .map(str::to_owned)
}
