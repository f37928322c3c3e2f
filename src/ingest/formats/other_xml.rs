//! XML of no known language: elements named like provisions, with numbers and headings in them; else
//! the text, whose structure its numbering shows.

use std::borrow::Cow;

use roxmltree::Node;

use super::hierarchy::{self, Dialect, Role};
use super::xml::{self, Descend, Visitor, name};
use crate::ingest::outline::{Line, outline};
use crate::ingest::{LawText, ProvisionKind, SourceFormat, TreeBuilder};

/// Reads a document.
pub(super) fn read(root: Node<'_, '_>) -> LawText {
    let tree = hierarchy::read(SourceFormat::Xml, root, &ByName);
    let sections = tree.provisions.iter().filter(|p| p.kind == ProvisionKind::Section).count();
    let mut text = if sections > 0 { tree } else { lines(root) };
    let language = root.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
    text.language = language.or_else(|| root.attribute("lang")).and_then(super::language_code);
    text.title = root
        .descendants()
        .find(|node| {
            let name = name(*node).to_ascii_lowercase();
            matches!(name.as_str(), "title" | "acttitle" | "lawtitle" | "shorttitle" | "doctitle")
                && !node.children().any(|child| child.is_element())
        })
        .map(|node| xml::words(node, &[]))
        .filter(|words| !words.is_empty());
    text.notices.push(
        "This XML is of no known language of law: its structure was taken from the names of its \
         elements and from numbering. Check the provisions."
            .to_owned(),
    );
    text
}

/// Elements by the names they have in most languages of markup.
struct ByName;

impl Dialect for ByName {
    fn role(&self, element: Node<'_, '_>) -> Role {
        let holds = || {
            element.children().any(|child| {
                let name = name(child).to_ascii_lowercase();
                number_name(&name) || heading_name(&name)
            })
        };
        let local = name(element).to_ascii_lowercase();
        match local.as_str() {
            "meta" | "metadata" | "head" | "toc" | "style" | "script" => Role::Skip(None),
            "preamble" | "preface" => Role::Front,
            "book" if holds() => Role::Unit(ProvisionKind::Book),
            "part" if holds() => Role::Unit(ProvisionKind::Part),
            "chapter" if holds() => Role::Unit(ProvisionKind::Chapter),
            "division" | "subdivision" | "subpart" | "subchapter" if holds() => {
                Role::Unit(ProvisionKind::Division)
            }
            "schedule" | "annex" | "appendix" if holds() => Role::Unit(ProvisionKind::Schedule),
            "section" | "article" | "rule" | "prov" | "provision" | "sec" | "art" if holds() => {
                Role::Unit(ProvisionKind::Section)
            }
            "subsection" | "subprov" | "subsec" if holds() => Role::Unit(ProvisionKind::Subsection),
            "paragraph" | "para" if holds() => Role::Unit(ProvisionKind::Paragraph),
            "subparagraph" | "subpara" | "clause" | "item" | "point" if holds() => Role::Below,
            "tr" | "row" => Role::Row,
            "td" | "th" | "cell" | "entry" => Role::Cell,
            "br" => Role::Break,
            "b" | "i" | "u" | "em" | "strong" | "emphasis" | "ref" | "a" | "span" | "sup"
            | "sub" | "term" | "def" | "definedterm" | "xref" | "link" | "inline" => Role::Plain,
            name if number_name(name) => Role::Number,
            name if heading_name(name) => Role::Heading,
            _ => Role::Block,
        }
    }
}

/// Whether an element of this name holds a number.
fn number_name(name: &str) -> bool {
    matches!(name, "num" | "number" | "no" | "label" | "enum" | "designator" | "pnumber")
}

/// Whether an element of this name holds a heading.
fn heading_name(name: &str) -> bool {
    matches!(name, "heading" | "title" | "header" | "caption" | "head" | "marginalnote")
}

/// The text of a document, a line for each element that has text of its own.
fn lines(root: Node<'_, '_>) -> LawText {
    /// Gathers lines.
    struct Lines(Vec<String>, bool);
    impl<'a, 'd> Visitor<'a, 'd> for Lines {
        fn enter(&mut self, element: Node<'a, 'd>) -> Descend {
            match ByName.role(element) {
                Role::Skip(_) => return Descend::Over,
                Role::Plain => {}
                _ => self.1 = true,
            }
            Descend::Into
        }
        fn leave(&mut self, element: Node<'a, 'd>) {
            self.1 |= ByName.role(element) != Role::Plain;
        }
        fn text(&mut self, text: &str) {
            if text.trim().is_empty() {
                return;
            }
            match self.0.last_mut().filter(|_| !self.1) {
                Some(line) => line.push_str(text),
                None => self.0.push(text.to_owned()),
            }
            self.1 = false;
        }
    }
    let mut lines = Lines(Vec::new(), true);
    xml::walk(root, &mut lines);
    let mut builder = TreeBuilder::new(SourceFormat::Xml);
    outline(
        &mut builder,
        lines
            .0
            .iter()
            .flat_map(|text| text.lines())
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .map(|line| Line { text: Cow::Borrowed(line), heading: None, label: None }),
    );
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_elements_make_provisions() {
        let xml = "<Act><Title>Ferry Act</Title><Section><Number>3</Number><Heading>Selling</Heading>\
                   <Text>No one may sell.</Text></Section></Act>";
        let text = read(xml::parse(xml).unwrap().root_element());
        assert_eq!(text.content, "Ferry Act\n3 Selling\nNo one may sell.");
        assert_eq!(text.citation(0), "s 3");
        assert_eq!(text.title.as_deref(), Some("Ferry Act"));
    }

    #[test]
    fn other_names_give_lines() {
        let text =
            read(xml::parse("<x><y>1. One <b>two</b></y><y>3</y></x>").unwrap().root_element());
        assert!(text.content.contains("One two\n"), "{}", text.content);
    }
}
