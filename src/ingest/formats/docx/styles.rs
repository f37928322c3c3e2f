//! The styles of a Word document: which are headings, and which number their paragraphs.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{attribute, number, value_of};
use crate::ingest::formats::xml::{child, name};

/// What a style says, with what it takes over from the style it is based on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Heading level, 1 to 6.
    pub(super) heading: Option<u8>,
    /// Whether it is the style of the title.
    pub(super) title: bool,
    /// Whether it is a style of a table of contents.
    pub(super) contents: bool,
    /// The list that numbers its paragraphs.
    pub(super) list: Option<u32>,
    /// The level in that list.
    pub(super) level: Option<usize>,
}

/// Styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(root: Node<'_, '_>) -> Self {
        let own: BTreeMap<&str, (Style, Option<&str>)> = root
            .children()
            .filter(|node| name(*node) == "style")
            .filter_map(|style| {
                let based = child(style, "basedOn").and_then(|node| attribute(node, "val"));
                Some((attribute(style, "styleId")?, (own(style), based)))
            })
            .collect();
        let resolved = own.keys().map(|id| {
            let mut style = Style::default();
            let mut at = Some(*id);
            // A style based on itself through others is cut off where no real chain reaches.
            for _ in 0..32 {
                let Some((own, based)) = at.and_then(|id| own.get(id)) else { break };
                style.heading = style.heading.or(own.heading);
                style.list = style.list.or(own.list);
                style.level = style.level.or(own.level);
                style.title |= own.title;
                style.contents |= own.contents;
                at = *based;
            }
            ((*id).to_owned(), style)
        });
        Self(resolved.collect())
    }

    /// The style of an id.
    pub(super) fn get(&self, id: &str) -> Style {
        self.0.get(id).cloned().unwrap_or_default()
    }
}

/// What a style itself says. Its name is English in every language version of Word.
fn own(style: Node<'_, '_>) -> Style {
    let named = child(style, "name").and_then(|node| attribute(node, "val")).unwrap_or_default();
    let named = named.to_ascii_lowercase();
    let paragraph = child(style, "pPr");
    let outline = paragraph.and_then(|p| value_of(p, "outlineLvl")).and_then(|v| v.parse().ok());
    let by_name = named.strip_prefix("heading ").and_then(|level| level.trim().parse().ok());
    let numbering = paragraph.and_then(|p| child(p, "numPr"));
    Style {
        heading: by_name
            .or(outline.filter(|level: &u8| *level < 9).map(|level| level + 1))
            .map(|level: u8| level.clamp(1, 6)),
        title: named == "title",
        contents: named.starts_with("toc ") || named == "table of figures",
        list: numbering.and_then(|n| number(n, "numId")),
        level: numbering.and_then(|n| number(n, "ilvl")),
    }
}
