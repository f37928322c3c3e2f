//! The way to a value through a document, and its place in the text.

use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One step of a route.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// Into the field of this name.
    Key(String),
    /// Into an entry of a list, the first being 0.
    Index(usize),
}

/// The way from the top of a document to a value: the third offence, its child rule, the age.
///
/// Each method returns a longer route and leaves the shorter one for further use.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Route(Vec<Step>);

impl Route {
    /// The top of the document.
    pub fn top() -> Self {
        Self::default()
    }

    /// Whether this is the top of the document.
    pub fn is_top(&self) -> bool {
        self.0.is_empty()
    }

    /// Further into the field of this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Self {
        self.then(Step::Key(name.to_owned()))
    }

    /// Further into an entry of a list, the first being 0.
    #[must_use]
    pub fn index(&self, entry: usize) -> Self {
        self.then(Step::Index(entry))
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// The bytes of the value at the end of this route.
    ///
    /// Where the route leads beyond what the document has (a fact that is left out), the last
    /// record on the way is the place; for a table that is its heading. `None` when not even the
    /// first step exists.
    pub fn locate(&self, document: &Spanned<DeTable<'_>>) -> Option<Range<usize>> {
        let mut steps = self.0.iter();
        let Step::Key(first) = steps.next()? else { return None };
        let mut value = document.get_ref().get(first.as_str())?;
        for step in steps {
            let next = match (step, value.get_ref()) {
                (Step::Key(name), DeValue::Table(table)) => table.get(name.as_str()),
                (Step::Index(entry), DeValue::Array(list)) => list.get(*entry),
                _ => None,
            };
            match next {
                Some(next) => value = next,
                None => break,
            }
        }
        Some(value.span())
    }
}

/// Shown as `offence[3].child.age`, counted from 1: readers are lawyers.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(name) if i == 0 => f.write_str(name)?,
                Step::Key(name) => write!(f, ".{name}")?,
                Step::Index(entry) => write!(f, "[{}]", entry + 1)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "id = \"x\"\n[[offence]]\nid = \"a\"\n[[offence]]\nid = \"b\"\n\
                        acts = [\"recruit\", { term = \"harbour\" }]\n[offence.child]\nage = 18\n";

    fn located(route: &Route) -> Option<&'static str> {
        let document = DeTable::parse(TEXT).unwrap();
        route.locate(&document).map(|span| &TEXT[span])
    }

    #[test]
    fn a_route_finds_its_value() {
        let second = Route::top().key("offence").index(1);
        assert_eq!(located(&second.key("id")), Some("\"b\""));
        assert_eq!(located(&second.key("child").key("age")), Some("18"));
        assert_eq!(located(&second.key("acts").index(1).key("term")), Some("\"harbour\""));
        assert_eq!(second.key("child").key("age").to_string(), "offence[2].child.age");
    }

    #[test]
    fn a_fact_left_out_is_placed_at_the_heading_of_its_record() {
        let second = Route::top().key("offence").index(1);
        assert_eq!(located(&second.key("consent")), Some("[[offence]]"));
        assert_eq!(
            located(&second.key("child").key("by_sex").key("male")),
            Some("[offence.child]")
        );
        assert_eq!(located(&Route::top().key("year")), None);
        assert_eq!(located(&Route::top()), None);
    }
}
