//! Diagnostics as text for people: the message, the place, the line with the value underlined, help.

use annotate_snippets::{
    AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::{Diagnostic, Level};

/// Whether rendered text has colours. Decided by the caller; nothing here looks at the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Never,
    /// With terminal colours.
    Always,
}

/// Renders diagnostics, one block each, a blank line between them.
pub fn render(diagnostics: &[Diagnostic], colour: Colour) -> String {
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    };
    let blocks: Vec<String> =
        diagnostics.iter().map(|d| renderer.render(&[block(d)]) + "\n").collect();
    blocks.join("\n")
}

/// One diagnostic for the renderer. Values of the file appear in it, so control characters are
/// made visible: a file cannot write on the reader's terminal.
fn block(diagnostic: &Diagnostic) -> Group<'_> {
    let title = match diagnostic.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
    };
    let mut group = Group::with_title(
        title.primary_title(normalize_untrusted_str(&diagnostic.message)).id(diagnostic.code.id()),
    );
    let path = normalize_untrusted_str(&diagnostic.file.path);
    group = match &diagnostic.span {
        Some(span) => {
            let text = &diagnostic.file.text;
            let start = diagnostic.file.boundary(span.start);
            // A list or table may go on for pages; its first line says enough.
            let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |i| start + i);
            let end = diagnostic.file.boundary(span.end.min(line_end)).max(start);
            group.element(
                Snippet::source(text.as_ref())
                    .path(path)
                    .annotation(AnnotationKind::Primary.span(start..end)),
            )
        }
        None => group.element(Origin::path(path)),
    };
    if diagnostic.span.is_none() && !diagnostic.route.is_top() {
        group = group.element(Title::NOTE.message(format!("at {}", diagnostic.route)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Title::HELP.message(normalize_untrusted_str(help)));
    }
    if let Some(note) = &diagnostic.note {
        group = group.element(Title::NOTE.message(normalize_untrusted_str(note)));
    }
    group
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diag::{Code, Route, Sink, SourceText};

    fn report() -> Vec<Diagnostic> {
        let text = "id = \"x\"\nnote = \"\"\"\nlong\ntext\"\"\"\nérmitage = 20\n";
        let file = Arc::new(SourceText::new("data/x.toml", text));
        let mut sink = Sink::new();
        let note = Route::top().key("note");
        sink.push(Diagnostic::new(Code::WrongType, &file, "too long").on(note).help("shorten it"));
        let span = text.find("20").map(|i| i..i + 2).unwrap();
        sink.push(Diagnostic::new(Code::WrongType, &file, "escape \u{1b}[31m").at(span).note("so"));
        sink.push(Diagnostic::new(Code::LinkNotFollowed, &file, "whole file"));
        sink.finish()
    }

    #[test]
    fn plain_text_shows_the_place_and_the_value() {
        insta::assert_snapshot!(render(&report(), Colour::Never), @r#"
        warning[PL0004]: whole file
        --> data/x.toml

        error[PL0104]: too long
         --> data/x.toml:2:8
          |
        2 | note = """
          |        ^^^
          |
          = help: shorten it

        error[PL0104]: escape ␛[31m
         --> data/x.toml:5:12
          |
        5 | érmitage = 20
          |            ^^
          |
          = note: so
        "#);
    }

    #[test]
    fn the_position_in_json_is_the_one_shown_to_people() {
        let json = serde_json::to_value(report()).unwrap();
        assert_eq!(json[2]["line"], 5);
        assert_eq!(json[2]["column"], 12);
        assert!(render(&report(), Colour::Never).contains("data/x.toml:5:12"));
        assert!(json[0]["line"].is_null());
        assert_eq!(json[1]["name"], "wrong-type");
    }

    #[test]
    fn colour_is_the_callers_choice() {
        assert!(render(&report(), Colour::Always).contains("\u{1b}["));
        assert!(!render(&report(), Colour::Never).contains('\u{1b}'));
    }
}
