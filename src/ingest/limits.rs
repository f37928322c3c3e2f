//! How much is read, all in one place.
//!
//! A document comes from anywhere. Each bound is far above any statute book, and far below what would
//! exhaust a machine; what exceeds it is refused by name, so that nothing is read in part unnoticed.

use std::fmt;

/// A bound on what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Name, for messages and for finding it here.
    pub name: &'static str,
    /// The most that is read.
    pub most: usize,
    /// What is counted.
    pub unit: &'static str,
    /// What a reader of the message can do.
    pub advice: &'static str,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "more than {} {} (limit {})", grouped(self.most), self.unit, self.name)
    }
}

/// A number with commas between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Advice where the document is merely long.
const SPLIT: &str = "split the document, for example by its parts, and read each";
/// Advice where the document is built in a way no law is.
const ODD: &str = "open it in the program it comes from and save it anew";

/// The file as it is. The longest single act in the collections known is about 6 MB of JSON.
pub const INPUT_BYTES: Limit =
    Limit { name: "INPUT_BYTES", most: 64_000_000, unit: "bytes", advice: SPLIT };

/// Parts of an office file. Word writes some dozens, and one for each picture.
pub const ZIP_ENTRIES: Limit =
    Limit { name: "ZIP_ENTRIES", most: 20_000, unit: "files in the package", advice: ODD };

/// One part of an office file, unpacked.
pub const ZIP_PART_BYTES: Limit =
    Limit { name: "ZIP_PART_BYTES", most: 128_000_000, unit: "bytes when unpacked", advice: SPLIT };

/// How many times larger a part of an office file is unpacked, above a size at which it matters.
/// XML of real documents shrinks to between a tenth and a fiftieth.
pub const ZIP_RATIO: Limit =
    Limit { name: "ZIP_RATIO", most: 500, unit: "times its packed size", advice: ODD };

/// Below this size a ratio says nothing: an empty table repeats itself a great deal.
pub const ZIP_RATIO_FROM_BYTES: u64 = 1_000_000;

/// Elements, texts and attributes of an XML tree. Each takes some 50 bytes of memory.
pub const XML_NODES: Limit =
    Limit { name: "XML_NODES", most: 8_000_000, unit: "elements and texts", advice: SPLIT };

/// Elements within elements of XML. Law is nested to about thirty.
pub const XML_DEPTH: Limit =
    Limit { name: "XML_DEPTH", most: 512, unit: "elements within one another", advice: ODD };

/// Elements within elements of HTML. Unclosed tags of real pages come to some hundreds.
pub const HTML_DEPTH: Limit =
    Limit { name: "HTML_DEPTH", most: 1_024, unit: "elements within one another", advice: ODD };

/// How much HTML is parsed before the depth is looked at again. Parsing costs time in proportion to
/// the depth, so a deep page must be noticed before it is parsed to its end.
pub const HTML_STRIDE: usize = 16_384;

/// Values within values of JSON.
pub const JSON_DEPTH: Limit =
    Limit { name: "JSON_DEPTH", most: 100, unit: "values within one another", advice: ODD };

/// Pages of a PDF.
pub const PDF_PAGES: Limit = Limit { name: "PDF_PAGES", most: 5_000, unit: "pages", advice: SPLIT };

/// Characters of a PDF.
pub const PDF_CHARACTERS: Limit =
    Limit { name: "PDF_CHARACTERS", most: 20_000_000, unit: "characters", advice: SPLIT };

/// Everything packed in a PDF, unpacked.
pub const PDF_UNPACKED_BYTES: Limit = Limit {
    name: "PDF_UNPACKED_BYTES",
    most: 512_000_000,
    unit: "bytes when unpacked",
    advice: SPLIT,
};

/// Drawings that a PDF places within drawings, one in another.
pub const PDF_FORM_DEPTH: Limit = Limit {
    name: "PDF_FORM_DEPTH",
    most: 16,
    unit: "drawings within one another",
    advice: "print it to a new PDF",
};

/// Drawings that the pages of a PDF place, each counted as often as it is placed.
pub const PDF_FORMS: Limit = Limit {
    name: "PDF_FORMS",
    most: 200_000,
    unit: "placed drawings",
    advice: "print it to a new PDF",
};

/// How long a PDF may take. Some fonts make the extractor slow; 400 pages take about two seconds.
pub const PDF_SECONDS: Limit =
    Limit { name: "PDF_SECONDS", most: 120, unit: "seconds", advice: SPLIT };

/// Stack of the thread on which PDF is read, in bytes: parsers of fonts call themselves. Only what
/// is used is taken.
pub const PDF_STACK_BYTES: usize = 64 << 20;

/// Brackets within brackets in a font's program or map, beyond which that font's map is not read.
pub const PDF_BRACKETS: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_says_what_it_is() {
        assert_eq!(INPUT_BYTES.to_string(), "more than 64,000,000 bytes (limit INPUT_BYTES)");
        assert_eq!(
            PDF_FORM_DEPTH.to_string(),
            "more than 16 drawings within one another (limit PDF_FORM_DEPTH)"
        );
        assert_eq!(grouped(100), "100");
    }
}
