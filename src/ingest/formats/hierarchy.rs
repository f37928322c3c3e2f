//! Law marked up as a hierarchy of numbered and headed elements: Akoma Ntoso, United States
//! Legislative Markup, and any XML built like them.
//!
//! The dialects differ in names, not in kind: a unit has a number, a heading and content, and lies in
//! a unit. A [`Dialect`] says what each element is; the reader here makes text and tree of it.

use roxmltree::{Node, NodeId};

use super::flow::Flow;
use super::xml::{self, Descend, Visitor};
use crate::ingest::outline::numerals::plain_number;
use crate::ingest::{LawText, ProvisionKind, SourceFormat};

/// What an element is to a reader of law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A provision of a kind.
    Unit(ProvisionKind),
    /// A provision one step below the one it lies in: items of lists.
    Below,
    /// What stands before the first provision.
    Front,
    /// The number of the unit it lies in.
    Number,
    /// The heading of the unit it lies in.
    Heading,
    /// A block of text.
    Block,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// The end of a line.
    Break,
    /// Words in a line, or a wrapper that means nothing here.
    Plain,
    /// A note: it is read after the block in which it hangs.
    Note,
    /// Provisions quoted to be put into another law.
    Quoted,
    /// No part of the text; left out with a notice, if there is one.
    Skip(Option<&'static str>),
}

/// What the elements of a markup language are.
pub(super) trait Dialect {
    /// The role of an element.
    fn role(&self, element: Node<'_, '_>) -> Role;

    /// The plain number of a unit with this number element and label.
    fn number(&self, element: Node<'_, '_>, label: &str) -> String {
        let _ = element;
        plain_number(label)
    }
}

/// Reads what lies in an element.
pub(super) fn read(format: SourceFormat, root: Node<'_, '_>, dialect: &impl Dialect) -> LawText {
    let mut reader = Reader {
        flow: Flow::new(format),
        dialect,
        units: Vec::new(),
        heading: None,
        notes: Vec::new(),
        in_notes: false,
        sections: 0,
        amending_sections: 0,
    };
    xml::walk(root, &mut reader);
    reader.read_notes();
    // An act may amend a law or two in passing; one whose sections mostly do is an amending act.
    let amending = reader.sections > 0 && reader.amending_sections * 2 >= reader.sections;
    let mut text = reader.flow.finish();
    text.amending = amending;
    text
}

/// A unit that is open, or a quotation, within which the order of kinds begins anew.
#[derive(Debug)]
struct OpenUnit<'a, 'd> {
    /// Its element.
    element: NodeId,
    /// Its kind; none for a quotation.
    kind: Option<ProvisionKind>,
    /// Its number element.
    number: Option<Node<'a, 'd>>,
    /// Whether something in it amends other law.
    amends: bool,
}

/// The reader of one document.
struct Reader<'r, 'a, 'd, D> {
    /// The text so far.
    flow: Flow,
    /// What elements are.
    dialect: &'r D,
    /// The units that are open.
    units: Vec<OpenUnit<'a, 'd>>,
    /// Where the heading begins that is being read.
    heading: Option<(NodeId, usize)>,
    /// Notes of the block that is being read.
    notes: Vec<Node<'a, 'd>>,
    /// Whether it is notes that are being read.
    in_notes: bool,
    /// Sections outside quotations.
    sections: usize,
    /// Those of them that amend other law.
    amending_sections: usize,
}

impl<'a, 'd, D: Dialect> Reader<'_, 'a, 'd, D> {
    /// Reads the notes of the block just ended, each on its line.
    fn read_notes(&mut self) {
        if self.in_notes {
            return;
        }
        self.in_notes = true;
        for note in std::mem::take(&mut self.notes) {
            self.flow.line();
            xml::walk(note, self);
            self.flow.line();
        }
        self.in_notes = false;
    }

    /// Whether something quoted is being read.
    fn quoted(&self) -> bool {
        self.units.iter().any(|unit| unit.kind.is_none())
    }

    /// The kind of the unit around the next, if there is one and no quotation between.
    fn around(&self) -> Option<ProvisionKind> {
        self.units.last().and_then(|unit| unit.kind)
    }

    /// Opens a unit, if its number or its heading makes it one.
    fn open(&mut self, element: Node<'a, 'd>, role: Role) {
        let around = self.around();
        let kind = match role {
            Role::Unit(kind) => match around {
                // Within the cited unit each step goes further in, whatever the element is called.
                Some(outer) if outer >= ProvisionKind::Section && kind <= outer => below(outer),
                _ => kind,
            },
            _ => around.map_or(ProvisionKind::Paragraph, below),
        };
        let is =
            |child: &Node<'_, '_>, role| child.is_element() && self.dialect.role(*child) == role;
        let number = element.children().find(|child| is(child, Role::Number));
        let label = number.map_or_else(String::new, |number| {
            let words = xml::words(number, &["authorialNote", "footnote", "ref"]);
            let words = if words.is_empty() { xml::words(number, &[]) } else { words };
            words.trim_matches(|c: char| "\"'“”‘’«»[]〔〕 \u{a0}".contains(c)).to_owned()
        });
        let plain = number.map_or_else(String::new, |number| self.dialect.number(number, &label));
        let label = if label.is_empty() { plain.clone() } else { label };
        if label.is_empty() && !element.children().any(|child| is(&child, Role::Heading)) {
            self.flow.block();
            return;
        }
        if kind == ProvisionKind::Section && !self.quoted() {
            self.sections += 1;
        }
        self.flow.open_numbered(kind, &label, &plain);
        self.units.push(OpenUnit {
            element: element.id(),
            kind: Some(kind),
            number,
            amends: false,
        });
    }

    /// Notes that the section around amends other law.
    fn amends(&mut self) {
        let quoted = self.quoted();
        let section =
            self.units.iter_mut().rev().find(|unit| unit.kind == Some(ProvisionKind::Section));
        if let Some(section) = section.filter(|section| !quoted && !section.amends) {
            section.amends = true;
            self.amending_sections += 1;
        }
    }
}

/// The kind one step further in than another, from the section inwards.
fn below(kind: ProvisionKind) -> ProvisionKind {
    match kind {
        ProvisionKind::Section | ProvisionKind::Subsection => ProvisionKind::Paragraph,
        ProvisionKind::Paragraph => ProvisionKind::Subparagraph,
        ProvisionKind::Subparagraph | ProvisionKind::Point => ProvisionKind::Point,
        _ => ProvisionKind::Paragraph,
    }
}

impl<'a, 'd, D: Dialect> Visitor<'a, 'd> for Reader<'_, 'a, 'd, D> {
    fn enter(&mut self, element: Node<'a, 'd>) -> Descend {
        let role = self.dialect.role(element);
        match role {
            Role::Unit(_) | Role::Below => self.open(element, role),
            Role::Front => {
                // A preface and a preamble are two fronts of the same kind, side by side.
                self.flow.open_numbered(ProvisionKind::Front, "", "");
                let kind = Some(ProvisionKind::Front);
                self.units.push(OpenUnit {
                    element: element.id(),
                    kind,
                    number: None,
                    amends: false,
                });
            }
            Role::Number => {}
            Role::Heading => {
                self.flow.block();
                let start = self.flow.here();
                self.heading.get_or_insert((element.id(), start));
            }
            Role::Block | Role::Row => self.flow.block(),
            Role::Cell => {
                if element.prev_sibling_element().is_some() {
                    self.flow.cell();
                } else {
                    self.flow.join();
                }
            }
            Role::Break => self.flow.line(),
            Role::Plain => {}
            Role::Note if self.in_notes => self.flow.block(),
            Role::Note => {
                self.notes.push(element);
                return Descend::Over;
            }
            Role::Quoted => {
                self.amends();
                self.flow.block();
                self.units.push(OpenUnit {
                    element: element.id(),
                    kind: None,
                    number: None,
                    amends: false,
                });
            }
            Role::Skip(notice) => {
                if let Some(notice) = notice {
                    self.flow.notice(notice);
                }
                return Descend::Over;
            }
        }
        Descend::Into
    }

    fn leave(&mut self, element: Node<'a, 'd>) {
        if self.units.last().is_some_and(|unit| unit.element == element.id()) {
            self.read_notes();
            match self.units.pop().and_then(|unit| unit.kind) {
                Some(_) => self.flow.close(),
                None => self.flow.block(),
            }
            return;
        }
        match self.dialect.role(element) {
            Role::Number => {
                if self.units.last().is_some_and(|unit| unit.number == Some(element)) {
                    self.flow.join();
                } else {
                    self.flow.space();
                }
            }
            Role::Heading => {
                if let Some((_, start)) = self.heading.take_if(|(id, _)| *id == element.id()) {
                    let of_unit = self.units.last().is_some_and(|unit| {
                        element.parent().is_some_and(|parent| parent.id() == unit.element)
                    });
                    if of_unit {
                        self.flow.heading_from(start);
                    }
                }
                self.flow.line();
                self.read_notes();
            }
            Role::Block | Role::Row => {
                self.flow.block();
                self.read_notes();
            }
            Role::Unit(_) | Role::Below => self.flow.block(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.flow.text(text);
    }
}
