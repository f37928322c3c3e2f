//! One diagnostic.

use std::ops::Range;
use std::sync::Arc;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Code, Level, Position, Route, SourceText};

/// What is wrong in a file, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// How much it weighs.
    pub level: Level,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The file.
    pub file: Arc<SourceText>,
    /// The bytes meant, when known from the start. Otherwise [`Sink`](super::Sink) finds them by
    /// the route.
    pub span: Option<Range<usize>>,
    /// The value meant.
    pub route: Route,
    /// What to do.
    pub help: Option<String>,
    /// Further knowledge, such as the words that a list holds.
    pub note: Option<String>,
}

impl Diagnostic {
    /// A diagnostic about a file as a whole, at the code's own level.
    pub fn new(code: Code, file: &Arc<SourceText>, message: impl Into<String>) -> Self {
        Self {
            code,
            level: code.level(),
            message: message.into(),
            file: Arc::clone(file),
            span: None,
            route: Route::top(),
            help: None,
            note: None,
        }
    }

    /// The same about the value at the end of a route.
    #[must_use]
    pub fn on(mut self, route: Route) -> Self {
        self.route = route;
        self
    }

    /// The same about these bytes.
    #[must_use]
    pub fn at(mut self, span: Range<usize>) -> Self {
        self.span = Some(span);
        self
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with further knowledge.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Line and column, where the place in the text is known.
    pub fn position(&self) -> Option<Position> {
        self.span.as_ref().map(|span| self.file.position(span.start))
    }
}

/// The form of `lint --format json`: `line` and `column` are null for a file as a whole.
impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let position = self.position();
        let mut object = serializer.serialize_struct("Diagnostic", 8)?;
        object.serialize_field("code", self.code.id())?;
        object.serialize_field("name", self.code.name())?;
        object.serialize_field("level", &self.level)?;
        object.serialize_field("message", &self.message)?;
        object.serialize_field("file", &self.file.path)?;
        object.serialize_field("line", &position.map(|p| p.line))?;
        object.serialize_field("column", &position.map(|p| p.column))?;
        object.serialize_field("help", &self.help)?;
        object.end()
    }
}
