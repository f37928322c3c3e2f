//! XML trees, walked without recursion so that no document is too deep for the stack.

use roxmltree::{Document, Node, ParsingOptions};

use crate::ingest::ReadError;
use crate::ingest::limits::{XML_DEPTH, XML_NODES};

/// What a visitor wants of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Descend {
    /// Its content too.
    Into,
    /// Nothing more; it is not left either.
    Over,
}

/// What is done with the elements and texts of a tree, in the order of the document.
pub(super) trait Visitor<'a, 'd> {
    /// An element begins.
    fn enter(&mut self, element: Node<'a, 'd>) -> Descend;
    /// An element ends whose content was visited.
    fn leave(&mut self, element: Node<'a, 'd>);
    /// Text within an element.
    fn text(&mut self, text: &str);
}

/// Parses XML. Declarations of entities of the document's own are admitted, since official exports
/// have them; the parser bounds how far they expand, and opens no other file.
///
/// # Errors
///
/// If it is not well-formed, or exceeds a limit.
pub(super) fn parse(text: &str) -> Result<Document<'_>, ReadError> {
    let most = u32::try_from(XML_NODES.most).unwrap_or(u32::MAX);
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: most, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => ReadError::TooMuch { what: "XML", limit: XML_NODES },
        error => ReadError::broken("XML", error.to_string()),
    })?;
    check_depth(document.root())?;
    Ok(document)
}

/// Checks how deep the elements lie in one another.
fn check_depth(root: Node<'_, '_>) -> Result<(), ReadError> {
    let mut depth = 0_usize;
    let mut at = root;
    loop {
        if let Some(child) = at.first_child() {
            depth += 1;
            if depth > XML_DEPTH.most {
                return Err(ReadError::TooMuch { what: "XML", limit: XML_DEPTH });
            }
            at = child;
            continue;
        }
        loop {
            if let Some(next) = at.next_sibling() {
                at = next;
                break;
            }
            match at.parent() {
                Some(parent) => (at, depth) = (parent, depth.saturating_sub(1)),
                None => return Ok(()),
            }
        }
    }
}

/// Visits what lies in an element, and not the element itself.
pub(super) fn walk<'a, 'd>(root: Node<'a, 'd>, visitor: &mut impl Visitor<'a, 'd>) {
    let Some(mut at) = root.first_child() else { return };
    loop {
        if at.is_element() {
            if visitor.enter(at) == Descend::Into {
                if let Some(child) = at.first_child() {
                    at = child;
                    continue;
                }
                visitor.leave(at);
            }
        } else if let Some(text) = at.text().filter(|_| at.is_text()) {
            visitor.text(text);
        }
        loop {
            if let Some(next) = at.next_sibling() {
                at = next;
                break;
            }
            match at.parent() {
                Some(parent) if parent != root => {
                    visitor.leave(parent);
                    at = parent;
                }
                _ => return,
            }
        }
    }
}

/// The local name of an element.
pub(super) fn name<'a>(element: Node<'a, '_>) -> &'a str {
    element.tag_name().name()
}

/// The first child element of a name.
pub(super) fn child<'a, 'd>(element: Node<'a, 'd>, named: &str) -> Option<Node<'a, 'd>> {
    element.children().find(|child| child.is_element() && child.tag_name().name() == named)
}

/// The words of an element with single spaces, without those of the elements named.
pub(super) fn words(element: Node<'_, '_>, without: &[&str]) -> String {
    /// Gathers words.
    struct Words<'w> {
        out: String,
        space: bool,
        without: &'w [&'w str],
    }
    impl<'a, 'd> Visitor<'a, 'd> for Words<'_> {
        fn enter(&mut self, element: Node<'a, 'd>) -> Descend {
            if self.without.contains(&name(element)) { Descend::Over } else { Descend::Into }
        }
        fn leave(&mut self, _: Node<'a, 'd>) {}
        fn text(&mut self, text: &str) {
            for c in text.chars() {
                if c.is_ascii_whitespace() {
                    self.space = true;
                } else {
                    if std::mem::take(&mut self.space) && !self.out.is_empty() {
                        self.out.push(' ');
                    }
                    self.out.push(c);
                }
            }
        }
    }
    let mut words = Words { out: String::new(), space: false, without };
    walk(element, &mut words);
    words.out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_and_damage_are_told() {
        let deep = "<a>".repeat(600) + &"</a>".repeat(600);
        let error = parse(&deep).unwrap_err();
        assert_eq!(error, ReadError::TooMuch { what: "XML", limit: XML_DEPTH });
        assert!(matches!(parse("<a><b></a>"), Err(ReadError::Broken { .. })));
        let laughs = "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;'>]><a>&y;</a>";
        let document = parse(laughs).unwrap();
        assert_eq!(words(document.root_element(), &[]), "hahaha");
    }

    #[test]
    fn words_are_those_a_reader_sees() {
        let document = parse("<a> one\n <b>two</b><n>9</n>three</a>").unwrap();
        assert_eq!(words(document.root_element(), &["n"]), "one twothree");
    }
}
