//! Akoma Ntoso, the OASIS standard for legislative documents, in its final namespace or a draft's.

use roxmltree::Node;

use super::hierarchy::{self, Dialect, Role};
use super::xml::{self, name};
use crate::ingest::{LawText, ProvisionKind, SourceFormat};

/// The beginning of the namespaces of Akoma Ntoso: the final one and those of working drafts.
const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/";
/// The beginning of the namespaces before the standard.
const OLD_NAMESPACE: &str = "http://www.akomantoso.org/";

/// Whether a document is Akoma Ntoso.
pub(super) fn is(root: Node<'_, '_>) -> bool {
    let namespace = root.tag_name().namespace().unwrap_or_default();
    namespace.starts_with(NAMESPACE)
        || namespace.starts_with(OLD_NAMESPACE)
        || name(root) == "akomaNtoso"
}

/// Reads a document.
pub(super) fn read(root: Node<'_, '_>) -> LawText {
    // Where chapters have sections and these have articles, the article is the unit that is cited.
    let articles = root.descendants().any(|node| node.has_tag_name_local("article"));
    let sections_hold_articles = articles
        && root
            .descendants()
            .filter(|node| node.has_tag_name_local("article"))
            .any(|article| article.ancestors().any(|node| node.has_tag_name_local("section")));
    let mut text =
        hierarchy::read(SourceFormat::AkomaNtoso, root, &AkomaNtoso { sections_hold_articles });
    text.title = title(root);
    text.language = language(root);
    text
}

/// The name of an element without its namespace.
trait LocalName {
    /// Whether it is this one.
    fn has_tag_name_local(&self, local: &str) -> bool;
}

impl LocalName for Node<'_, '_> {
    fn has_tag_name_local(&self, local: &str) -> bool {
        self.is_element() && self.tag_name().name() == local
    }
}

/// The title: as the document shows it, else its short title, else what the description says.
fn title(root: Node<'_, '_>) -> Option<String> {
    let shown = |named: &str| {
        root.descendants()
            .find(|node| node.has_tag_name_local(named))
            .map(|node| xml::words(node, &["authorialNote"]))
            .filter(|words| !words.is_empty())
    };
    let described = || {
        root.descendants()
            .filter(|node| node.has_tag_name_local("FRBRalias"))
            .find_map(|node| node.attribute("value"))
            .filter(|value| *value != "Untitled")
            .map(str::to_owned)
    };
    shown("docTitle")
        .or_else(|| shown("shortTitle"))
        .or_else(described)
        .or_else(|| shown("longTitle"))
}

/// The language of the expression, if its code is one that has two letters too.
fn language(root: Node<'_, '_>) -> Option<String> {
    let code = root
        .descendants()
        .find(|node| node.has_tag_name_local("FRBRlanguage"))
        .and_then(|node| node.attribute("language"))?;
    super::language_code(code)
}

/// The elements of Akoma Ntoso.
struct AkomaNtoso {
    /// Whether articles lie in sections, so that a section is a division.
    sections_hold_articles: bool,
}

impl Dialect for AkomaNtoso {
    fn role(&self, element: Node<'_, '_>) -> Role {
        match name(element) {
            "meta" | "toc" | "img" | "marker" | "noteRef" | "componentInfo" | "proprietary" => {
                Role::Skip(None)
            }
            "coverPage" => Role::Skip(Some("The cover page is left out.")),
            "preface" | "preamble" => Role::Front,
            "book" | "tome" => Role::Unit(ProvisionKind::Book),
            "part" | "title" => Role::Unit(ProvisionKind::Part),
            "chapter" | "subtitle" | "subpart" => Role::Unit(ProvisionKind::Chapter),
            "section" if self.sections_hold_articles => Role::Unit(ProvisionKind::Division),
            "subchapter" | "division" | "subdivision" => Role::Unit(ProvisionKind::Division),
            "attachment" | "annex" => Role::Unit(ProvisionKind::Schedule),
            "hcontainer" => match element.attribute("name") {
                Some("schedule" | "annex" | "appendix") => Role::Unit(ProvisionKind::Schedule),
                _ => Role::Unit(ProvisionKind::Division),
            },
            "section" | "article" | "rule" => Role::Unit(ProvisionKind::Section),
            "clause" | "transitional" | "level" => Role::Unit(ProvisionKind::Section),
            "subsection" | "subrule" | "subclause" => Role::Unit(ProvisionKind::Subsection),
            "paragraph" => Role::Unit(paragraph(element)),
            "subparagraph" => Role::Unit(ProvisionKind::Subparagraph),
            "point" | "item" | "indent" | "alinea" | "sublist" => Role::Below,
            "num" => Role::Number,
            "heading" => Role::Heading,
            "quotedStructure" => Role::Quoted,
            "quotedText" => Role::Plain,
            "authorialNote" => Role::Note,
            "tr" => Role::Row,
            "td" | "th" => Role::Cell,
            "br" | "eol" => Role::Break,
            "p" | "block" | "subheading" | "crossheading" | "crossHeading" | "longTitle"
            | "listIntroduction" | "listWrapUp" | "listConclusion" | "intro" | "wrapUp"
            | "content" | "tblock" | "table" | "container" | "recital" | "citation" | "formula"
            | "speech" | "debateSection" | "narrative" | "from" | "scene" | "summary"
            | "signature" | "li" | "ul" | "ol" | "caption" | "foreign" | "div" | "conclusions"
            | "body" | "mainBody" | "note" | "interstitial" => Role::Block,
            _ => Role::Plain,
        }
    }
}

/// What a paragraph is: the numbered step directly below an article, a lettered one, or the cited
/// unit itself in a document without sections.
fn paragraph(element: Node<'_, '_>) -> ProvisionKind {
    for around in element.ancestors().skip(1) {
        match name(around) {
            "article" | "rule" => {
                let figure = xml::child(element, "num")
                    .map(|number| xml::words(number, &[]))
                    .is_some_and(|number| number.contains(|c: char| c.is_numeric()));
                return if figure { ProvisionKind::Subsection } else { ProvisionKind::Paragraph };
            }
            "section" | "subsection" | "paragraph" | "subparagraph" | "item" | "clause" => {
                return ProvisionKind::Paragraph;
            }
            "quotedStructure" => return ProvisionKind::Paragraph,
            _ => {}
        }
    }
    ProvisionKind::Section
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACT: &str = r##"<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act>
      <meta><identification source="#x"><FRBRExpression><FRBRlanguage language="swa"/>
      </FRBRExpression></identification></meta>
      <preface><longTitle><p>An Act on <docTitle>Ferries</docTitle></p></longTitle></preface>
      <body><part><num>Part 2</num><heading>Offences</heading>
        <section><num>3.</num><heading>Selling<authorialNote marker="1"><p>See the schedule.</p>
          </authorialNote> persons</heading>
          <subsection><num>(1)</num><intro><p>A person who</p></intro>
            <paragraph><num>(a)</num><content><p>sells or</p></content></paragraph>
            <paragraph><num>(b)</num><content><p>buys</p></content></paragraph>
            <wrapUp><p>another commits an offence.</p></wrapUp></subsection></section></part>
        <section><num>4.</num><heading>Amendment</heading><content><p><mod>After section 2
          <quotedStructure startQuote="“"><section><num>2A.</num><content><p>New.</p></content>
          </section></quotedStructure></mod></p></content></section>
      </body></act></akomaNtoso>"##;

    #[test]
    fn units_numbers_headings_notes_and_quotations() {
        let document = xml::parse(ACT).unwrap();
        assert!(is(document.root_element()));
        let text = read(document.root_element());
        assert_eq!(
            text.content,
            "An Act on Ferries\nPart 2 Offences\n3. Selling persons\nSee the schedule.\n\
             (1) A person who\n(a) sells or\n(b) buys\nanother commits an offence.\n\
             4. Amendment\nAfter section 2\n2A. New."
        );
        let cited: Vec<String> = (0..text.provisions.len()).map(|i| text.citation(i)).collect();
        assert_eq!(
            cited,
            ["", "Part 2", "s 3", "s 3(1)", "s 3(1)(a)", "s 3(1)(b)", "s 4", "s 4 2A"]
        );
        assert_eq!(text.heading(2), Some("Selling persons"));
        assert_eq!(
            (text.title.as_deref(), text.language.as_deref()),
            (Some("Ferries"), Some("sw"))
        );
        assert!(text.amending, "one of two sections amends");
    }
}
