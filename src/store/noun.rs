//! The names of record types as messages use them.

/// A record type as a noun.
pub(super) struct Noun {
    /// The noun in lower case, for example `smuggling facts`.
    words: String,
    /// How it takes an article.
    grammar: Grammar,
}

/// How a noun takes an article.
enum Grammar {
    /// One of several: "an offence", "this offence".
    Countable,
    /// More than one: "penalties", "these penalties".
    Plural,
    /// As it stands: "attempt", "the list of names".
    Bare,
}

impl Noun {
    /// The noun for a type of the model, by its name in the schema.
    ///
    /// The type's own name is the field's word for the thing; only types that are named for what
    /// they are about, rather than for one of it, need another.
    pub(super) fn of_type(name: &str) -> Self {
        let bare = match name {
            "Attempt" => "attempt",
            "Coding" => "coding",
            "Compensation" => "compensation",
            "Corporal" => "corporal punishment",
            "Corporate" => "the liability of legal persons",
            "Extradition" => "extradition",
            "GeneralLaw" => "a rule of general law",
            "Limitation" => "limitation",
            "NamedState" => "a State",
            "Names" => "the list of names",
            "NonPunishment" => "non-punishment",
            "Participation" => "participation",
            _ => "",
        };
        if !bare.is_empty() {
            return Self { words: bare.to_owned(), grammar: Grammar::Bare };
        }
        let mut words = String::new();
        for c in name.chars() {
            if c.is_ascii_uppercase() && !words.is_empty() {
                words.push(' ');
            }
            words.push(c.to_ascii_lowercase());
        }
        let plural = words.ends_with('s') && !words.ends_with("ss") && !words.ends_with("us");
        let grammar = if plural { Grammar::Plural } else { Grammar::Countable };
        Self { words, grammar }
    }

    /// "an offence", "penalties", "attempt".
    pub(super) fn indefinite(&self) -> String {
        match self.grammar {
            Grammar::Countable => with_article(&self.words),
            Grammar::Plural | Grammar::Bare => self.words.clone(),
        }
    }

    /// "this offence", "these penalties", "attempt".
    pub(super) fn demonstrative(&self) -> String {
        match self.grammar {
            Grammar::Countable => format!("this {}", self.words),
            Grammar::Plural => format!("these {}", self.words),
            Grammar::Bare => self.words.clone(),
        }
    }
}

/// The indefinite article and a noun: "an offence", "a unit of a fine". Words joined by "or" are a
/// choice and take none.
pub(super) fn with_article(words: &str) -> String {
    if words.contains(" or ") {
        return words.to_owned();
    }
    let vowel = words.starts_with(['a', 'e', 'i', 'o', 'u']) && !words.starts_with("uni");
    format!("{} {words}", if vowel { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_take_the_article_that_english_gives_them() {
        let both = |name| {
            let noun = Noun::of_type(name);
            (noun.indefinite(), noun.demonstrative())
        };
        assert_eq!(both("Offence"), ("an offence".into(), "this offence".into()));
        assert_eq!(both("ChildRule"), ("a child rule".into(), "this child rule".into()));
        assert_eq!(
            both("SmugglingFacts"),
            ("smuggling facts".into(), "these smuggling facts".into())
        );
        assert_eq!(both("TreatyStatus"), ("a treaty status".into(), "this treaty status".into()));
        assert_eq!(both("Attempt"), ("attempt".into(), "attempt".into()));
        assert_eq!(with_article("unit of a fine"), "a unit of a fine");
        assert_eq!(with_article("yes, no or unknown"), "yes, no or unknown");
    }
}
