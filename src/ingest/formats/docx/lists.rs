//! Automatic numbers of a Word document: what its lists would show.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{attribute, number, value_of};
use crate::ingest::formats::numbering::{letters, roman};
use crate::ingest::formats::xml::{child, name};

/// Levels of a list.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    /// Its first number.
    start: u32,
    /// How numbers are written.
    format: String,
    /// The text, with `%1` for the number of the first level and so on.
    text: String,
    /// Whether all numbers of the text are in figures.
    legal: bool,
}

/// A list as paragraphs refer to it.
#[derive(Debug, Clone, Default)]
struct List {
    /// The definition it is an instance of: instances count together.
    definition: u32,
    /// Levels it begins anew at.
    restarts: BTreeMap<usize, u32>,
    /// Levels it defines itself.
    own: BTreeMap<usize, Level>,
}

/// The lists of a document, and where each of them stands.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Levels of the definitions.
    definitions: BTreeMap<u32, BTreeMap<usize, Level>>,
    /// Instances by their ids.
    lists: BTreeMap<u32, List>,
    /// The last numbers of each definition.
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Instances whose restarts have been applied.
    begun: BTreeMap<u32, ()>,
}

impl Lists {
    /// Reads `numbering.xml`.
    pub(super) fn read(root: Node<'_, '_>) -> Self {
        let mut lists = Self::default();
        for node in root.children().filter(Node::is_element) {
            match name(node) {
                "abstractNum" => {
                    if let Some(id) =
                        attribute(node, "abstractNumId").and_then(|id| id.parse().ok())
                    {
                        lists.definitions.insert(id, levels(node));
                    }
                }
                "num" => {
                    let id = attribute(node, "numId").and_then(|id| id.parse().ok());
                    let (Some(id), Some(definition)) = (id, number(node, "abstractNumId")) else {
                        continue;
                    };
                    let mut list = List { definition, ..List::default() };
                    for change in node.children().filter(|n| name(*n) == "lvlOverride") {
                        let Some(level) = attribute(change, "ilvl").and_then(|l| l.parse().ok())
                        else {
                            continue;
                        };
                        if let Some(start) = number(change, "startOverride") {
                            list.restarts.insert(level, start);
                        }
                        list.own.extend(levels(change));
                    }
                    lists.lists.insert(id, list);
                }
                _ => {}
            }
        }
        lists
    }

    /// The label of the next paragraph of a list at a level; none where it shows a mark, not a number.
    pub(super) fn next(&mut self, id: u32, level: usize) -> Option<String> {
        let list = self.lists.get(&id)?;
        let level = level.min(LEVELS - 1);
        let definition = self.definitions.get(&list.definition);
        let of = |at: usize| {
            list.own.get(&at).or_else(|| definition?.get(&at)).cloned().unwrap_or_default()
        };
        let counts = self.counts.entry(list.definition).or_default();
        if self.begun.insert(id, ()).is_none() {
            for (&at, &start) in list.restarts.iter().filter(|(at, _)| **at < LEVELS) {
                counts[at] = start.checked_sub(1);
            }
        }
        let this = of(level);
        counts[level] = Some(counts[level].map_or(this.start, |last| last.saturating_add(1)));
        counts[level + 1..].fill(None);
        // A level that was skipped counts as begun.
        for (at, count) in counts.iter_mut().enumerate().take(level) {
            count.get_or_insert(of(at).start);
        }
        if matches!(this.format.as_str(), "bullet" | "none") || !this.text.contains('%') {
            return None;
        }
        let mut label = String::new();
        let mut rest = this.text.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            label.push_str(before);
            let place = after.chars().next().and_then(|digit| digit.to_digit(10));
            match place.filter(|place| (1..=LEVELS as u32).contains(place)) {
                Some(place) => {
                    let at = place as usize - 1;
                    let format = if this.legal { String::new() } else { of(at).format };
                    label.push_str(&written(counts[at].unwrap_or(1), &format));
                    rest = &after[1..];
                }
                None => {
                    label.push('%');
                    rest = after;
                }
            }
        }
        label.push_str(rest);
        let label = label.trim().to_owned();
        (!label.is_empty()).then_some(label)
    }
}

/// The levels that lie in an element.
fn levels(element: Node<'_, '_>) -> BTreeMap<usize, Level> {
    element
        .children()
        .filter(|node| name(*node) == "lvl")
        .filter_map(|node| {
            let level = Level {
                start: number(node, "start").unwrap_or(1),
                format: value_of(node, "numFmt").unwrap_or("decimal").to_owned(),
                text: value_of(node, "lvlText").unwrap_or_default().to_owned(),
                legal: child(node, "isLgl").is_some(),
            };
            Some((attribute(node, "ilvl")?.parse().ok()?, level))
        })
        .collect()
}

/// A number as a format writes it; in figures where the format is one that law does not use.
fn written(number: u32, format: &str) -> String {
    match format {
        // Word repeats the letter after Z: AA, BB, CC.
        "lowerLetter" => repeated(number).to_lowercase(),
        "upperLetter" => repeated(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" => number
            .to_string()
            .chars()
            .map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c))
            .collect(),
        "ordinal" => match (number % 10, number % 100) {
            (1, n) if n != 11 => format!("{number}st"),
            (2, n) if n != 12 => format!("{number}nd"),
            (3, n) if n != 13 => format!("{number}rd"),
            _ => format!("{number}th"),
        },
        "chineseCounting"
        | "japaneseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "koreanCounting"
        | "taiwaneseCountingThousand"
        | "japaneseLegal" => chinese(number),
        _ => number.to_string(),
    }
}

/// A number in letters as Word counts.
fn repeated(number: u32) -> String {
    match number {
        0 => String::new(),
        1..=780 => letters((number - 1) % 26 + 1).repeat((number as usize - 1) / 26 + 1),
        _ => number.to_string(),
    }
}

/// A number below a thousand in Chinese numerals.
fn chinese(number: u32) -> String {
    /// The numerals of the figures.
    const FIGURES: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if number == 0 || number > 999 {
        return number.to_string();
    }
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut out = String::new();
    for (count, unit) in [(hundreds, "百"), (tens, "十")] {
        if count > 1 {
            out.push_str(FIGURES[count as usize]);
        }
        if count > 0 {
            out.push_str(unit);
        }
    }
    if ones > 0 {
        out.push_str(FIGURES[ones as usize]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_word_writes_them() {
        let all = |format: &str, numbers: &[u32]| {
            numbers.iter().map(|&n| written(n, format)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(all("lowerLetter", &[1, 26, 27, 54]), "a z aa bbb");
        assert_eq!(all("upperRoman", &[4, 12]), "IV XII");
        assert_eq!(all("chineseCounting", &[3, 10, 24, 240]), "三 十 二十四 二百四十");
        assert_eq!(all("ordinal", &[1, 12, 23]), "1st 12th 23rd");
        assert_eq!(all("decimalZero", &[7]), "07");
    }
}
