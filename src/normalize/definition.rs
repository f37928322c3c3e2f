//! Definitions in force: they change what the terms of their act's offences reach.

use super::origin::{Level, OriginOf, origin_of};
use crate::model::{Act, Definition};

/// A definition in force, with its act.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LawDefinition<'r> {
    /// The act.
    pub act: &'r Act,
    /// The definition.
    pub definition: &'r Definition,
}

impl<'r> LawDefinition<'r> {
    /// Where the definition stands.
    pub fn origin(&self) -> OriginOf<'r> {
        let own = Level::from((self.act, self.definition));
        origin_of("carries", &[], own, &self.act.sources)
    }
}
