//! The XML of e-Gov, Japan's data base of laws.
//!
//! An article's number is written in Chinese numerals in its title and in figures in an attribute,
//! `226_2` for the second article put in after the 226th. A paragraph's number is not written for the
//! first; where there is only one, it is the article.

use roxmltree::Node;

use super::flow::Flow;
use super::xml::{self, Descend, Visitor, name};
use crate::ingest::{LawText, ProvisionKind, SourceFormat};

/// Whether a document is of e-Gov: a law, an answer of its interface, or an extract of articles.
pub(super) fn is(root: Node<'_, '_>) -> bool {
    root.descendants()
        .filter(Node::is_element)
        .take(200)
        .any(|element| matches!(name(element), "LawBody" | "ArticleTitle" | "ParagraphSentence"))
}

/// Reads a document.
pub(super) fn read(root: Node<'_, '_>) -> LawText {
    let mut reader = EGov { flow: Flow::new(SourceFormat::EGov) };
    reader.flow.law().language = Some("ja".to_owned());
    xml::walk(root, &mut reader);
    let mut text = reader.flow.finish();
    text.title = root
        .descendants()
        .find(|node| name(*node) == "LawTitle")
        .map(|node| xml::words(node, &["Rt"]))
        .filter(|title| !title.is_empty());
    text.amending = text.title.as_deref().is_some_and(|title| title.contains("一部を改正する"));
    text
}

/// The wide space that print puts between a number and its text.
const WIDE_SPACE: &str = "\u{3000}";

/// The reader of one document.
struct EGov {
    /// The text so far.
    flow: Flow,
}

/// The kind of an element that is a provision.
fn kind(element: Node<'_, '_>) -> Option<ProvisionKind> {
    Some(match name(element) {
        "EnactStatement" | "Preamble" => ProvisionKind::Front,
        "Part" => ProvisionKind::Part,
        "Chapter" => ProvisionKind::Chapter,
        "Section" | "Subsection" | "Division" => ProvisionKind::Division,
        "SupplProvision" | "AppdxTable" | "AppdxNote" | "AppdxStyle" | "Appdx" | "AppdxFig"
        | "AppdxFormat" => ProvisionKind::Schedule,
        "Article" => ProvisionKind::Section,
        "Paragraph" => {
            let parent = element.parent()?;
            let siblings = parent.children().filter(|child| name(*child) == "Paragraph").count();
            if name(parent) == "Article" {
                (siblings > 1).then_some(ProvisionKind::Subsection)?
            } else if siblings > 1 {
                ProvisionKind::Section
            } else {
                return None;
            }
        }
        "Item" => ProvisionKind::Paragraph,
        "Subitem1" => ProvisionKind::Subparagraph,
        other
            if other.starts_with("Subitem")
                && !other.ends_with("Title")
                && !other.ends_with("Sentence") =>
        {
            ProvisionKind::Point
        }
        _ => return None,
    })
}

/// The element with the label of a provision.
fn label<'a, 'd>(element: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    element.children().find(|child| {
        child
            .tag_name()
            .name()
            .strip_prefix(name(element))
            .is_some_and(|rest| matches!(rest, "Title" | "Num" | "Label"))
    })
}

impl<'a, 'd> Visitor<'a, 'd> for EGov {
    fn enter(&mut self, element: Node<'a, 'd>) -> Descend {
        if let Some(kind) = kind(element) {
            let words = label(element).map(|node| xml::words(node, &["Rt"])).unwrap_or_default();
            // A chapter's title is number and heading in one: 第三十三章　略取…の罪.
            let of_article = kind >= ProvisionKind::Section;
            let label = if of_article {
                words.as_str()
            } else {
                words.split(['\u{3000}', ' ']).next().unwrap_or_default()
            };
            match element.attribute("Num") {
                // The first paragraph has no number and goes on from the article's.
                Some(number) if label.is_empty() && kind == ProvisionKind::Subsection => {
                    self.flow.open_here(kind, "", number);
                }
                Some(number) => self.flow.open_numbered(kind, label, &number.replace('_', "-")),
                None => self.flow.open(kind, label),
            }
            return Descend::Into;
        }
        match name(element) {
            "TOC" | "Rt" | "LawNum" | "ArticleRange" | "RelatedArticleNum" | "Fig" => {
                return Descend::Over;
            }
            "ArticleCaption" | "ParagraphCaption" => {
                self.flow.line();
                let start = self.flow.here();
                self.flow.text(&xml::words(element, &["Rt"]));
                self.flow.heading_from(start);
                self.flow.line();
                return Descend::Over;
            }
            "PartTitle"
            | "ChapterTitle"
            | "SectionTitle"
            | "SubsectionTitle"
            | "DivisionTitle"
            | "SupplProvisionLabel" => {
                let words = xml::words(element, &["Rt"]);
                let place = self.flow.verbatim(&words);
                if let Some(at) = words.find(WIDE_SPACE) {
                    self.flow.heading_from(place.start + at + WIDE_SPACE.len());
                }
                self.flow.line();
                return Descend::Over;
            }
            "ArticleTitle" | "ParagraphNum" | "ItemTitle" => self.number(element),
            title if title.starts_with("Subitem") && title.ends_with("Title") => {
                self.number(element);
            }
            "Column" if element.prev_sibling_element().is_some() => {
                self.flow.wide();
                return Descend::Into;
            }
            "TableColumn" => {
                if element.prev_sibling_element().is_some() {
                    self.flow.cell();
                } else {
                    self.flow.block();
                }
                return Descend::Into;
            }
            "LawTitle" | "ParagraphSentence" | "ListSentence" | "TableRow" | "TableStructTitle"
            | "AppdxTableTitle" | "Remarks" | "SupplNote" => {
                self.flow.block();
                return Descend::Into;
            }
            _ => return Descend::Into,
        }
        Descend::Over
    }

    fn leave(&mut self, element: Node<'a, 'd>) {
        if kind(element).is_some() {
            self.flow.close();
        } else if matches!(
            name(element),
            "LawTitle" | "Paragraph" | "TableRow" | "ParagraphSentence"
        ) {
            self.flow.block();
        }
    }

    fn text(&mut self, text: &str) {
        // Between elements there is only indentation, which no space stands for in Japanese.
        if !text.trim().is_empty() {
            self.flow.text(text);
        }
    }
}

impl EGov {
    /// Adds a number and the space that print puts after it.
    fn number(&mut self, element: Node<'_, '_>) {
        let words = xml::words(element, &["Rt"]);
        if !words.is_empty() {
            self.flow.verbatim(&words);
            self.flow.join_wide();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_numbered_in_figures_too() {
        let xml = "<Law><LawBody><LawTitle>渡船法</LawTitle><TOC><TOCLabel>目次</TOCLabel></TOC>
          <MainProvision><Chapter Num='3'><ChapterTitle>第三章　罪</ChapterTitle>
          <Article Num='226_2'><ArticleCaption>（売買）</ArticleCaption>
            <ArticleTitle>第二百二十六条の二</ArticleTitle>
            <Paragraph Num='1'><ParagraphNum/><ParagraphSentence><Sentence>人を売る。</Sentence>
              <Sentence>罰する。</Sentence></ParagraphSentence></Paragraph>
            <Paragraph Num='2'><ParagraphNum>２</ParagraphNum><ParagraphSentence>
              <Sentence>次の者</Sentence></ParagraphSentence>
              <Item Num='1'><ItemTitle>一</ItemTitle><ItemSentence><Column><Sentence>甲</Sentence>
              </Column><Column><Sentence>乙</Sentence></Column></ItemSentence></Item></Paragraph>
          </Article></Chapter></MainProvision></LawBody></Law>";
        let document = xml::parse(xml).unwrap();
        assert!(is(document.root_element()));
        let text = read(document.root_element());
        assert_eq!(
            text.content,
            "渡船法\n第三章　罪\n（売買）\n第二百二十六条の二　人を売る。罰する。\n２　次の者\n一　甲　乙"
        );
        let article = &text.provisions[1];
        assert_eq!(
            (article.label.as_str(), article.number.as_str()),
            ("第二百二十六条の二", "226-2")
        );
        assert_eq!(text.heading(0), Some("罪"));
        assert_eq!(text.heading(1), Some("（売買）"));
        assert_eq!(text.provisions[4].kind, ProvisionKind::Paragraph);
    }
}
