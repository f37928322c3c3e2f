//! A value as JSON, one field a line, with a newline at the end.

use serde_json::Value;

/// Writes the value.
pub fn write(value: &Value) -> String {
    // The alternate form of a JSON value is the indented one.
    format!("{value:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_their_order() {
        assert_eq!(
            write(&serde_json::json!({ "b": 1, "a": [] })),
            "{\n  \"b\": 1,\n  \"a\": []\n}\n"
        );
    }
}
