//! Writes the stamp of a verification into a record and leaves every other byte as it is.

use toml_edit::{Document, Item};

use crate::model::Stamp;

/// Why a record cannot be stamped.
#[derive(Debug, thiserror::Error)]
pub enum StampError {
    /// It is not TOML.
    #[error("the record is not well-formed: {0}")]
    Malformed(#[from] toml_edit::TomlError),
    /// `verified` is there in another form, or there is no line to write after.
    #[error(
        "write `verified` as one line before the first heading, `verified = {{ … }}`, or take it out"
    )]
    Misplaced,
}

/// The text of a record with a stamp in place of the one it has, or after `coded`, else after the last
/// field before the first heading.
///
/// # Errors
///
/// If the text is not TOML, or has `verified` as a heading.
pub fn stamped(record: &str, stamp: &Stamp) -> Result<String, StampError> {
    let document = Document::parse(record)?;
    let value = format!("{{ on = {}, fingerprint = \"{}\" }}", stamp.on, stamp.fingerprint);
    let place = |item: &Item| if item.is_value() { item.span() } else { None };
    if let Some(present) = document.get("verified") {
        let span = place(present).ok_or(StampError::Misplaced)?;
        return Ok(format!("{}{value}{}", &record[..span.start], &record[span.end..]));
    }
    let after = match document.get("coded").and_then(place) {
        Some(span) => span.end,
        None => document
            .iter()
            .filter_map(|(_, item)| place(item))
            .map(|span| span.end)
            .max()
            .ok_or(StampError::Misplaced)?,
    };
    let line_end = record[after..].find('\n').map_or(record.len(), |at| after + at);
    let returns = if record[..line_end].ends_with('\r') { "\r" } else { "" };
    let line_end = line_end - returns.len();
    let (before, rest) = record.split_at(line_end);
    Ok(format!("{before}{returns}\nverified = {value}{rest}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stamp(fingerprint: &str) -> Stamp {
        Stamp { on: "2026-11-24".parse().unwrap(), fingerprint: fingerprint.to_owned() }
    }

    #[test]
    fn nothing_but_the_stamp_changes() {
        let record = "#:schema x\n\nid  =  'a' # odd\nyear = 2012\ncoded = { by = \"me\" } # mine\nlast = [\n  1,\n]\n\n# kept\n[[source]]\nid = \"s\"";
        let once = stamped(record, &stamp("sha256:1")).unwrap();
        let line = "\nverified = { on = 2026-11-24, fingerprint = \"sha256:1\" }";
        assert_eq!(once.replace(line, ""), record);
        assert!(once.contains("# mine\nverified"), "{once}");
        let again = stamped(&once, &stamp("sha256:22")).unwrap();
        assert_eq!(again, once.replace("sha256:1", "sha256:22"));
    }

    #[test]
    fn a_record_without_coder_gets_its_stamp_before_the_first_heading() {
        let once = stamped("id = 'a'\r\nlast = [\r\n1]\r\n[[source]]\r\nid = 's'\r\n", &stamp("f"));
        let line = "1]\r\nverified = { on = 2026-11-24, fingerprint = \"f\" }\r\n[[source]]";
        assert!(once.unwrap().contains(line));
        assert!(stamped("[verified]\non = 1\n", &stamp("f")).is_err());
        assert!(stamped("[[source]]\nid = 's'\n", &stamp("f")).is_err());
        assert!(stamped("id = ", &stamp("f")).is_err());
    }

    proptest! {
        #[test]
        fn any_record_keeps_its_bytes(
            keys in proptest::collection::vec("[a-u][a-z]{1,5} ?= ?[0-9]{1,3}( # [a-zé]{0,5})?", 1..6),
            end in "(\n|\r\n)(\\[\\[x\\]\\]\ny = 1\n?)?",
        ) {
            let record = format!("{}{end}", keys.join("\n"));
            if let Ok(text) = stamped(&record, &stamp("f")) {
                let line = "verified = { on = 2026-11-24, fingerprint = \"f\" }";
                prop_assert_eq!(text.matches(line).count(), 1);
                let kept = text.replace(&format!("\r\n{line}"), "").replace(&format!("\n{line}"), "");
                prop_assert_eq!(kept, record);
                prop_assert_eq!(stamped(&text, &stamp("f")).unwrap(), text);
            }
        }
    }
}
