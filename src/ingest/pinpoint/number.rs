//! Numbers of provisions: figures of every script, Roman ones, and the order in which laws count.

use std::cmp::Ordering;

use crate::ingest::outline::numerals::plain_number;

/// Whether two numbers are the same, Roman and Arabic figures alike: a text may count `一` where a
/// translation cites `(i)`.
pub(super) fn same_number(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let (one, other) = (in_its_law(&one), in_its_law(&other));
    let figure = |text: &str| text.parse::<u32>().ok().or_else(|| roman(text));
    one == other
        || (one.starts_with(|c: char| c.is_ascii_digit())
            != other.starts_with(|c: char| c.is_ascii_digit())
            && figure(one).is_some()
            && figure(one) == figure(other))
}

/// The number of an article in its own law, where a codification puts its own numbers before it:
/// `16.1.lq.150` is article 150 of a law in part 16.1 of the code of Viet Nam.
fn in_its_law(number: &str) -> &str {
    number.split_once(".lq.").map_or(number, |(_, own)| own)
}

/// Whether a number lies between two others, those included.
pub(super) fn within(from: &str, to: &str, number: &str) -> bool {
    let number = number.to_lowercase();
    if number.is_empty() {
        return false;
    }
    if let (Some(low), Some(high)) = (roman(from), roman(to))
        && (from.len() > 1 || to.len() > 1)
    {
        let figure = roman(&number).or_else(|| number.parse().ok());
        return figure.is_some_and(|figure| (low..=high).contains(&figure));
    }
    // Letters and figures are not between each other.
    let is_figure = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    is_figure(from) == is_figure(&number)
        && order(from, &number) != Ordering::Greater
        && order(&number, to) != Ordering::Greater
}

/// The order in which a law counts: figures by value, letters by the alphabet, `57` before `57a`.
pub(super) fn order(one: &str, other: &str) -> Ordering {
    let (one, other) = (runs(one), runs(other));
    for pair in one.iter().zip(&other) {
        let by = match pair {
            (Run::Figure(a), Run::Figure(b)) => a.cmp(b),
            (Run::Letters(a), Run::Letters(b)) => a.len().cmp(&b.len()).then_with(|| a.cmp(b)),
            (Run::Figure(_), Run::Letters(_)) => Ordering::Less,
            (Run::Letters(_), Run::Figure(_)) => Ordering::Greater,
        };
        if by != Ordering::Equal {
            return by;
        }
    }
    one.len().cmp(&other.len())
}

/// A stretch of a number.
enum Run {
    /// Figures.
    Figure(u64),
    /// Letters.
    Letters(String),
}

/// The stretches of figures and of letters in a number, signs between them left out.
fn runs(number: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut joins = false;
    for c in number.chars() {
        match (c.to_digit(10), runs.last_mut()) {
            (Some(digit), Some(Run::Figure(value))) if joins => {
                *value = value.saturating_mul(10).saturating_add(digit.into());
            }
            (Some(digit), _) => runs.push(Run::Figure(digit.into())),
            (None, Some(Run::Letters(letters))) if joins && c.is_alphanumeric() => letters.push(c),
            (None, _) if c.is_alphanumeric() => runs.push(Run::Letters(c.to_string())),
            _ => {}
        }
        joins = c.is_alphanumeric();
    }
    runs
}

/// The value of a Roman number in small letters.
pub(in crate::ingest) fn roman(text: &str) -> Option<u32> {
    let value = |c| {
        Some(match c {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            'l' => 50,
            'c' => 100,
            _ => return None,
        })
    };
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let figures: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    let next = figures.iter().skip(1).copied().chain([0]);
    let sum: i64 = figures
        .iter()
        .zip(next)
        .map(|(&figure, next)| if figure < next { -i64::from(figure) } else { i64::from(figure) })
        .sum();
    u32::try_from(sum).ok().filter(|&sum| sum > 0)
}

/// A number as the tree of a text has it: small letters and plain figures; letters of other scripts
/// as the Latin one in their place.
pub(super) fn plain(number: &str) -> String {
    let small = number.to_lowercase().replace('/', "-");
    if small.is_ascii() {
        return small;
    }
    let plain = plain_number(&small);
    // A word in another script is no number, but still tells two provisions apart.
    if plain.is_empty() { small } else { plain }
}

/// The value of an East Asian figure or unit of counting.
pub(super) fn cjk_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// A number in East Asian figures as plain figures; other characters stay.
pub(super) fn cjk_number(text: &str) -> String {
    let (mut out, mut total, mut digit, mut counting) = (String::new(), 0u32, 0u32, false);
    for c in text.chars() {
        match cjk_digit(c) {
            Some(unit @ (10 | 100 | 1000)) => {
                total = total.saturating_add(unit * digit.max(u32::from(digit == 0)));
                digit = 0;
                counting = true;
            }
            // 二〇三 is written figure by figure.
            Some(value) if !out.is_empty() || digit != 0 => {
                digit = digit.saturating_mul(10).saturating_add(value);
            }
            Some(value) => {
                digit = value;
                counting = true;
            }
            None => {
                if counting {
                    out.push_str(&(total + digit).to_string());
                    (total, digit, counting) = (0, 0, false);
                }
                out.push(c);
            }
        }
    }
    if counting {
        out.push_str(&total.saturating_add(digit).to_string());
    }
    out
}
