//! United States Legislative Markup: bills, the Code, and compilations of statutes.

use roxmltree::Node;

use super::hierarchy::{self, Dialect, Role};
use super::xml::{self, name};
use crate::ingest::outline::numerals::plain_number;
use crate::ingest::{LawText, ProvisionKind, SourceFormat};

/// Namespaces of USLM 1 and 2.
const NAMESPACES: [&str; 2] =
    ["http://xml.house.gov/schemas/uslm/", "http://schemas.gpo.gov/xml/uslm"];

/// Whether a document is USLM.
pub(super) fn is(root: Node<'_, '_>) -> bool {
    let namespace = root.tag_name().namespace().unwrap_or_default();
    NAMESPACES.iter().any(|known| namespace.starts_with(known))
}

/// Reads a document.
pub(super) fn read(root: Node<'_, '_>) -> LawText {
    let mut text = hierarchy::read(SourceFormat::Uslm, root, &Uslm);
    let meta = xml::child(root, "meta");
    let of = |element: Option<Node<'_, '_>>, named: &str| {
        element
            .and_then(|element| xml::child(element, named))
            .map(|node| xml::words(node, &["footnote"]))
            .filter(|words| !words.is_empty())
    };
    text.title = of(meta, "title").or_else(|| of(meta, "citableAsShortTitle")).or_else(|| {
        let title = root.descendants().find(|node| name(*node) == "docTitle")?;
        Some(xml::words(title, &["footnote"]))
    });
    let declared = root.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
    let code = of(meta, "language").or_else(|| declared.map(str::to_owned));
    text.language = code.and_then(|code| super::language_code(&code));
    text
}

/// The elements of USLM.
struct Uslm;

impl Dialect for Uslm {
    fn role(&self, element: Node<'_, '_>) -> Role {
        match name(element) {
            "meta" | "toc" | "elided" => Role::Skip(None),
            "notes" | "note" | "sourceCredit" => {
                Role::Skip(Some("Editorial notes and source credits are left out."))
            }
            "preface" | "preamble" | "longTitle" => Role::Front,
            "title" | "subtitle" | "part" | "subpart" => Role::Unit(ProvisionKind::Part),
            "chapter" | "subchapter" => Role::Unit(ProvisionKind::Chapter),
            "division" | "subdivision" => Role::Unit(ProvisionKind::Division),
            "appendix" | "schedule" => Role::Unit(ProvisionKind::Schedule),
            "section" | "courtRule" | "article" => Role::Unit(ProvisionKind::Section),
            "subsection" => Role::Unit(ProvisionKind::Subsection),
            "paragraph" => Role::Unit(ProvisionKind::Paragraph),
            "subparagraph" => Role::Unit(ProvisionKind::Subparagraph),
            "clause" | "subclause" | "item" | "subitem" | "subsubitem" | "level" => Role::Below,
            "num" => Role::Number,
            "heading" => Role::Heading,
            "quotedContent" => Role::Quoted,
            "footnote" => Role::Note,
            "tr" | "row" => Role::Row,
            "td" | "th" | "entry" => Role::Cell,
            "br" => Role::Break,
            "p" | "content" | "chapeau" | "continuation" | "proviso" | "property" | "block"
            | "citationNote" | "editionNote" | "explanationNote" | "officialTitle" | "docTitle"
            | "enactingFormula" | "subheading" | "main" | "table" | "listItem" | "list"
            | "crossHeading" | "signature" | "caption" | "action" | "text" => Role::Block,
            _ => Role::Plain,
        }
    }

    fn number(&self, element: Node<'_, '_>, label: &str) -> String {
        match element.attribute("value").map(str::trim) {
            Some(value) if !value.is_empty() => value.to_ascii_lowercase(),
            _ => plain_number(label),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_cited_by_their_numbers() {
        let xml = r#"<lawDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" xml:lang="en">
          <meta><title>Ferry Act</title></meta><main>
          <chapter><num value="7">CHAPTER 7—</num><heading>PEONAGE</heading>
          <section><num value="90">§ 90.</num><heading> Selling</heading>
            <subsection><num value="a">(a)</num><chapeau>Whoever—</chapeau>
              <paragraph><num value="1">(1)</num><content> sells; or</content></paragraph>
              <continuation>is liable.</continuation></subsection>
            <sourceCredit>(June 1)</sourceCredit></section></chapter></main></lawDoc>"#;
        let document = xml::parse(xml).unwrap();
        assert!(is(document.root_element()));
        let text = read(document.root_element());
        assert_eq!(
            text.content,
            "CHAPTER 7— PEONAGE\n§ 90. Selling\n(a) Whoever—\n(1) sells; or\nis liable."
        );
        assert_eq!(text.citation(3), "§ 90(a)(1)");
        assert_eq!(text.provisions[1].number, "90");
        assert_eq!(text.notices.len(), 1);
        assert_eq!(
            (text.title.as_deref(), text.language.as_deref()),
            (Some("Ferry Act"), Some("en"))
        );
    }
}
