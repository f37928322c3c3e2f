//! Reads a pinpoint: tokens, and a small machine that makes references of them.

use unicode_normalization::UnicodeNormalization as _;

use super::number::{cjk_digit, cjk_number, plain, roman};
use super::{Pinpoint, Reference, Step, Unit};

/// What a pinpoint names. Words that name no place give an empty pinpoint, or a reference that is
/// [`Unit::Unnumbered`] when there is nothing else.
pub fn parse(text: &str) -> Pinpoint {
    let mut reader = Reader::default();
    for token in tokens(text) {
        reader.take(token);
    }
    reader.end_segment();
    if reader.found.is_empty() && !text.trim().is_empty() {
        reader.found.push(Reference {
            law: None,
            unit: Unit::Unnumbered,
            path: Vec::new(),
            entry: Some(text.trim().to_owned()),
        });
    }
    Pinpoint { references: reader.found }
}

/// A token of a pinpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// A word.
    Word(String),
    /// A number, with letters and hyphens as the law has them: `57B`, `225-4-1`, `L823-1`.
    Number(String),
    /// A short label in brackets: `(a)`, `(iv)`, `(3A)`.
    Label(String),
    /// Words in brackets.
    Note(String),
    /// A unit of an East Asian law with its number: `第二百四十条`, `제1항`.
    Counted(char, String),
    /// A comma.
    Comma,
    /// A word that joins like a comma, unless it is part of the name of a law.
    And(String),
    /// A semicolon.
    Semicolon,
    /// The sign of a range between labels, or a word for it.
    To,
}

/// The tokens of a pinpoint.
fn tokens(text: &str) -> Vec<Token> {
    let plain = |c| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c };
    let chars: Vec<char> = text.nfkc().map(plain).collect();
    let mut tokens = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        if matches!(c, '第' | '제')
            && let Some((token, next)) = counted(&chars, i)
        {
            tokens.push(token);
            i = next;
            continue;
        }
        match c {
            '(' | '[' => {
                let close = closing(&chars, i);
                let inside: String = chars[i + 1..close].iter().collect();
                let inside = inside.trim();
                if is_label(inside) {
                    tokens.push(Token::Label(inside.to_owned()));
                } else {
                    tokens.push(Token::Note(inside.to_owned()));
                }
                i = close + 1;
            }
            ',' | '、' | '，' | '/' | '&' => {
                tokens.push(Token::Comma);
                i += 1;
            }
            ';' | '；' => {
                tokens.push(Token::Semicolon);
                i += 1;
            }
            '-' | '至' | '~' => {
                tokens.push(Token::To);
                i += 1;
            }
            '§' => {
                tokens.push(Token::Word("§".to_owned()));
                i += 1;
            }
            _ if is_number_at(&chars, i) => {
                let end = number_end(&chars, i);
                let number = chars[i..end].iter().collect();
                // 3° is a paragraph of a French article.
                let ordinal = chars.get(end) == Some(&'°');
                tokens.push(if ordinal { Token::Label(number) } else { Token::Number(number) });
                i = end + usize::from(ordinal);
            }
            _ if c.is_alphanumeric() => {
                let mut end = i;
                while end < chars.len()
                    && (chars[end].is_alphanumeric()
                        || matches!(chars[end], '\'' | '\u{93f}'..='\u{94d}'))
                    && (end == i || !matches!(chars[end], '第' | '제' | '至'))
                {
                    end += 1;
                }
                tokens.push(word(&chars[i..end].iter().collect::<String>()));
                i = end;
            }
            _ => i += 1,
        }
    }
    tokens
}

/// The place of the bracket that closes the one at `open`; the last character when none does.
fn closing(chars: &[char], open: usize) -> usize {
    let mut depth = 0usize;
    for (at, c) in chars.iter().enumerate().skip(open) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    // An open bracket at the very end has nothing in it.
    chars.len().max(open + 2) - 1
}

/// Whether what stands in brackets is the label of a provision and not words.
fn is_label(inside: &str) -> bool {
    let length = inside.chars().count();
    let lower = inside.to_lowercase();
    (1..=3).contains(&length) && inside.chars().all(|c| !c.is_whitespace())
        || roman(&lower).is_some()
        || (length <= 6
            && inside.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && inside.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.')))
        || inside
            .split_once('-')
            .is_some_and(|(label, more)| roman(&label.to_lowercase()).is_some() && is_label(more))
}

/// Whether a number begins here: a digit, or the letter of a French code before digits.
fn is_number_at(chars: &[char], i: usize) -> bool {
    let at = |j: usize| chars.get(j).copied().unwrap_or(' ');
    let starts_word = i == 0 || !chars[i - 1].is_alphanumeric();
    at(i).is_ascii_digit()
        || (starts_word
            && matches!(at(i), 'L' | 'R' | 'D' | 'A')
            && (at(i + 1).is_ascii_digit()
                || (at(i + 1) == '.' && at(i + 2) == ' ' && at(i + 3).is_ascii_digit())))
}

/// The end of the number that begins here.
fn number_end(chars: &[char], start: usize) -> usize {
    let at = |j: usize| chars.get(j).copied().unwrap_or(' ');
    let mut i = start + 1;
    loop {
        let c = at(i);
        let goes_on = c.is_ascii_alphanumeric()
            || ('\u{900}'..='\u{9ff}').contains(&c)
            || (matches!(c, '-' | '.' | '/')
                && (at(i + 1).is_ascii_digit() || is_letter_after_sign(chars, i)));
        if !goes_on {
            return i.min(chars.len());
        }
        i += 1;
    }
}

/// Whether a hyphen or stroke stands before a single capital, as in `153-A` and `60/A`.
fn is_letter_after_sign(chars: &[char], sign: usize) -> bool {
    let at = |j: usize| chars.get(j).copied().unwrap_or(' ');
    at(sign) != '.' && at(sign + 1).is_ascii_uppercase() && !at(sign + 2).is_alphanumeric()
}

/// A word as a token: some join, the rest stay words.
fn word(text: &str) -> Token {
    match text {
        "and" | "with" | "or" | "và" | "et" | "dan" | "read" | "及" | "和" => {
            Token::And(text.to_owned())
        }
        "to" | "à" | "đến" | "sampai" => Token::To,
        _ => Token::Word(text.to_owned()),
    }
}

/// A unit such as `第二百四十条之一` or `제12조의3`, and where it ends.
fn counted(chars: &[char], start: usize) -> Option<(Token, usize)> {
    let mut i = start + 1;
    let mut number = String::new();
    while let Some(&c) = chars.get(i) {
        if c.is_ascii_alphanumeric() || c == '-' || cjk_digit(c).is_some() {
            number.push(c);
            i += 1;
        } else {
            break;
        }
    }
    let unit = *chars.get(i)?;
    if number.is_empty() || !"条條조款项項항号號호目목章장节節절编編편".contains(unit)
    {
        return None;
    }
    i += 1;
    let mut plain = cjk_number(&number);
    // 之一, の二, 의2: what was put in later.
    while let Some(&c) = chars.get(i)
        && matches!(c, '之' | 'の' | 'ノ' | '의')
    {
        let mut more = String::new();
        let mut j = i + 1;
        while let Some(&d) = chars.get(j)
            && (d.is_ascii_digit() || cjk_digit(d).is_some())
        {
            more.push(d);
            j += 1;
        }
        if more.is_empty() {
            break;
        }
        plain = format!("{plain}-{}", cjk_number(&more));
        i = j;
    }
    Some((Token::Counted(unit, plain), i))
}

/// What a word says about the number after it.
enum Marker {
    /// A reference begins.
    Begins(Unit),
    /// A level inside it.
    Inside,
    /// A remark on the reference, with its own number perhaps.
    Remark,
    /// The rest up to the semicolon is a remark.
    RemarkToEnd,
}

/// What a word says about the number after it.
fn marker(word: &str) -> Option<Marker> {
    Some(match word.to_lowercase().as_str() {
        "s" | "ss" | "sec" | "secs" | "section" | "sections" | "art" | "arts" | "article"
        | "articles" | "§" | "pasal" | "điều" | "cl" | "clause" | "clauses" | "r" | "rr"
        | "reg" | "regs" | "rule" | "madde" | "md" | "subclass" | "subclasses" | "مادة"
        | "المادة" | "धारा" | "ধারা" | "دفعہ" | "มาตรา" => {
            Marker::Begins(Unit::Section)
        }
        "part" | "parts" | "chapter" | "chapters" | "division" | "divisions" | "title" | "book"
        | "bab" | "chương" => Marker::Begins(Unit::Division),
        "sch" | "schedule" | "schedules" | "annex" | "appendix" => Marker::Begins(Unit::Schedule),
        "ayat" | "huruf" | "angka" | "khoản" | "điểm" | "no" | "nos" | "item" | "items"
        | "para" | "paragraph" | "subsection" => Marker::Inside,
        "explanation" | "illustration" | "exception" | "proviso" | "note" | "heading" | "ff" => {
            Marker::Remark
        }
        "before" | "wording" | "as" | "until" | "for" | "under" | "of" | "earlier" => {
            Marker::RemarkToEnd
        }
        _ => return None,
    })
}

/// Which level of a path a step is of, so that a later step of the same level replaces it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Level {
    /// The first step.
    First,
    /// A label in brackets: figures, small letters, capitals.
    Figures,
    /// Small letters.
    Small,
    /// Capitals.
    Capitals,
    /// A level with a name.
    Named(String),
}

/// Reads tokens into references.
#[derive(Default)]
struct Reader {
    /// What has been found.
    found: Vec<Reference>,
    /// The law named last in the segment.
    law: Option<String>,
    /// What the next number begins.
    unit: Option<Unit>,
    /// Levels of the steps of the last reference.
    levels: Vec<Level>,
    /// Words that may be the name of a law.
    words: Vec<String>,
    /// The level that a word such as `ayat` announced.
    announced: Option<String>,
    /// Whether the numbers of that level are bare figures.
    in_figures: bool,
    /// Whether the last token was a number or label, so that a label now lies in it.
    adjacent: bool,
    /// Whether the sign of a range came last.
    ranging: bool,
    /// Whether a part or schedule was named and its number has not come.
    bare: bool,
    /// Whether the segment has a reference.
    in_segment: bool,
    /// Whether the rest of the segment is a remark.
    remark: bool,
    /// Whether the next number belongs to a remark.
    skip_number: bool,
}

impl Reader {
    /// Takes the next token.
    fn take(&mut self, token: Token) {
        if self.remark && token != Token::Semicolon {
            return;
        }
        match token {
            Token::Semicolon => self.end_segment(),
            Token::And(word) if !self.words.is_empty() => self.words.push(word),
            Token::Comma | Token::And(_) => {
                self.end_bare();
                if self.words == ["Penjelasan"] {
                    // The elucidation of what was cited, not of what follows.
                    self.words.clear();
                }
                self.adjacent = false;
                self.skip_number = false;
            }
            Token::To => self.ranging = true,
            Token::Note(note) => self.note(note),
            Token::Counted(unit, number) => self.counted(unit, &number),
            Token::Label(label) => self.label(&label),
            Token::Number(number) => self.number(&number),
            Token::Word(word) => self.word(&word),
        }
    }

    /// Ends what stands between two semicolons.
    fn end_segment(&mut self) {
        self.end_bare();
        let words = std::mem::take(&mut self.words).join(" ");
        let lower = words.to_lowercase();
        let named = if lower.starts_with("whole") || lower == "toàn văn" || lower == "passim" {
            Some(Unit::Whole)
        } else if matches!(lower.as_str(), "preamble" | "long title" | "pembukaan") {
            Some(Unit::Front)
        } else if !words.is_empty() && !self.in_segment {
            Some(Unit::Unnumbered)
        } else {
            None
        };
        if let Some(unit) = named {
            let entry = (unit == Unit::Unnumbered).then_some(words);
            self.found.push(Reference { law: self.law.take(), unit, path: Vec::new(), entry });
        }
        let (found, unit) = (std::mem::take(&mut self.found), self.unit);
        *self = Self { found, unit, ..Self::default() };
    }

    /// Words in brackets: the entry meant, unless they speak of versions.
    fn note(&mut self, note: String) {
        if !self.words.is_empty() {
            self.words.push(format!("({note})"));
            return;
        }
        let first = note.split_whitespace().next().unwrap_or_default();
        let speaks_of_versions = note.chars().any(|c| c.is_ascii_digit())
            || matches!(first, "earlier" | "until" | "repealed" | "heading" | "headings");
        if let Some(last) = self.found.last_mut()
            && last.entry.is_none()
            && !speaks_of_versions
        {
            last.entry = Some(note);
        }
        self.adjacent = false;
    }

    /// The name of another law, if words before a marker give one.
    fn take_law(&mut self) {
        let words = std::mem::take(&mut self.words);
        if !words.is_empty() {
            self.law = Some(words.join(" "));
        }
    }

    /// A reference begins.
    fn begin(&mut self, unit: Unit, number: &str) {
        self.unit = Some(unit);
        self.announced = None;
        self.found.push(Reference {
            law: self.law.clone(),
            unit,
            path: if number.is_empty() { Vec::new() } else { vec![Step::one(number)] },
            entry: None,
        });
        self.levels = self.found.last().map_or_else(Vec::new, |r| vec![Level::First; r.path.len()]);
        self.in_segment = true;
        self.bare = false;
        self.adjacent = true;
        self.ranging = false;
    }

    /// A step inside the last reference: below it when it stands at it, else beside the last step of
    /// its level.
    fn step(&mut self, level: Level, number: &str) {
        if self.ranging
            && let Some(last) = self.found.last_mut().and_then(|r| r.path.last_mut())
        {
            last.to = Some(plain(number));
            self.ranging = false;
            self.adjacent = true;
            return;
        }
        let Some(last) = self.found.last() else { return };
        let named = matches!(level, Level::Named(_));
        let beside = self.beside(&level, number);
        if self.adjacent && !(named && beside.is_some()) {
            if let Some(last) = self.found.last_mut() {
                last.path.push(Step::one(number));
            }
        } else {
            let mut sibling = last.clone();
            // A label of a class that was not used yet lies in the section itself.
            let keep = beside
                .unwrap_or_else(|| if named { last.path.len() } else { last.path.len().min(1) });
            sibling.path.truncate(keep);
            self.levels.truncate(keep);
            sibling.path.push(Step::one(number));
            sibling.entry = None;
            // `第二百四十条第二款` after a comma still is below its own section.
            self.found.push(sibling);
        }
        self.levels.push(level);
        self.adjacent = true;
    }

    /// The step of the last reference that a step of a level would stand beside. Small Roman figures
    /// and small letters are two levels, told apart where both are there.
    fn beside(&self, level: &Level, number: &str) -> Option<usize> {
        let path = self.found.last().map_or(&[][..], |r| &r.path);
        let is_roman = |text: &str| text.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        let alike = |at: &usize| {
            self.levels[*at] == *level
                && path.get(*at).is_some_and(|s| is_roman(&s.from) == is_roman(number))
        };
        let alike = (0..self.levels.len()).rev().find(alike).filter(|_| *level == Level::Small);
        alike.or_else(|| self.levels.iter().rposition(|l| l == level))
    }

    /// A label in brackets.
    fn label(&mut self, label: &str) {
        if self.skip_number || !self.in_segment {
            return;
        }
        if !self.words.is_empty() {
            self.words.clear();
        }
        let level = match &self.announced {
            Some(name) => Level::Named(name.clone()),
            None => label_level(label),
        };
        if self.announced.is_some() && !self.ranging {
            // `ayat (1)` stands apart from its article by a word, not by a comma.
            let again = self.levels.contains(&level) && !self.adjacent;
            self.adjacent = !again;
        }
        self.step(level, label.trim_start_matches('.'));
    }

    /// A number.
    fn number(&mut self, number: &str) {
        if self.skip_number {
            self.skip_number = false;
            return;
        }
        if !self.words.is_empty() {
            self.words.push(number.to_owned());
            return;
        }
        if let Some(name) = self.announced.clone() {
            let level = Level::Named(name);
            if !self.levels.contains(&level) {
                self.adjacent = true;
                self.in_figures = true;
            }
            // After `ayat (1), ` and `huruf d, ` a figure is the next article.
            if self.in_figures {
                self.step(level, number);
                return;
            }
        }
        if self.ranging
            && let Some(last) = self.found.last_mut().and_then(|r| r.path.last_mut())
        {
            last.to = Some(plain(number));
            self.ranging = false;
            return;
        }
        let number = number.replace(". ", "").replace("L.", "L").replace("R.", "R");
        self.begin(self.unit.unwrap_or(Unit::Section), &number);
    }

    /// A unit with its number.
    fn counted(&mut self, unit: char, number: &str) {
        match unit {
            '条' | '條' | '조' => {
                self.take_law();
                if self.ranging
                    && let Some(last) = self.found.last_mut().and_then(|r| r.path.last_mut())
                {
                    last.to = Some(plain(number));
                    self.ranging = false;
                } else {
                    self.begin(Unit::Section, number);
                }
            }
            '章' | '장' | '节' | '節' | '절' | '编' | '編' | '편' => {
                self.take_law();
                self.begin(Unit::Division, number);
            }
            _ => {
                let level = Level::Named(unit.to_string());
                if !self.levels.contains(&level) {
                    self.adjacent = true;
                }
                self.step(level, number);
            }
        }
    }

    /// A word.
    fn word(&mut self, word: &str) {
        if self.announced.is_some() && self.in_segment && word.chars().count() == 1 {
            // `huruf r` is no rule, and `huruf s` no section.
            self.plain_word(word);
            return;
        }
        if word == "USC" {
            // The title before it was taken for a section.
            let title = self.words.pop().or_else(|| {
                self.in_segment = false;
                self.found.pop().and_then(|r| r.path.first().map(ToString::to_string))
            });
            self.law = title.map(|title| format!("{title} USC"));
            self.words.clear();
            self.unit = Some(Unit::Section);
            return;
        }
        match marker(word) {
            Some(Marker::Begins(unit)) => {
                if unit == Unit::Schedule
                    && let [ordinal] = &self.words[..]
                    && let Some(number) = ordinal_number(ordinal)
                {
                    self.words.clear();
                    self.begin(unit, &number.to_string());
                    return;
                }
                self.take_law();
                self.announced = None;
                self.unit = Some(unit);
                self.bare = unit != Unit::Section;
            }
            Some(Marker::Inside) if self.in_segment || self.bare => {
                self.end_bare();
                self.announced = Some(word.to_lowercase());
                self.in_figures = false;
            }
            Some(Marker::Inside) if self.words.is_empty() => self.unit = Some(Unit::Section),
            Some(Marker::Remark) if self.in_segment => {
                self.skip_number = true;
                self.adjacent = false;
            }
            Some(Marker::RemarkToEnd) if self.in_segment && self.words.is_empty() => {
                self.remark = true;
            }
            _ => self.plain_word(word),
        }
    }

    /// A schedule that has no number, being the only one.
    fn end_bare(&mut self) {
        if self.bare {
            self.begin(self.unit.unwrap_or(Unit::Schedule), "");
        }
    }

    /// A word that is no marker.
    fn plain_word(&mut self, word: &str) {
        if self.skip_number && (roman(&word.to_lowercase()).is_some()) {
            self.skip_number = false;
            return;
        }
        let lower = word.to_lowercase();
        if let Some(name) = self.announced.clone()
            && word.chars().count() <= 2
        {
            let level = Level::Named(name);
            if !self.levels.contains(&level) {
                self.adjacent = true;
            }
            self.step(level, word);
        } else if self.in_segment && matches!(lower.as_str(), "bis" | "ter" | "quater") {
            if let Some(last) = self.found.last_mut().and_then(|r| r.path.last_mut()) {
                last.from.push_str(&lower);
            }
        } else if self.words.is_empty()
            && word.len() <= 5
            && word.chars().all(char::is_uppercase)
            && roman(&lower).is_some()
            && self.unit.is_some()
        {
            if self.adjacent && self.in_segment {
                self.step(Level::Capitals, word);
            } else {
                self.begin(self.unit.unwrap_or(Unit::Section), &lower);
            }
        } else if self.in_segment && word.starts_with(char::is_lowercase) && self.words.is_empty() {
            // A remark such as `proviso` or `third paragraph`.
        } else {
            self.words.push(word.to_owned());
        }
    }
}

/// The class of a label.
fn label_level(label: &str) -> Level {
    match label.trim_start_matches('.').chars().next() {
        Some(c) if c.is_numeric() => Level::Figures,
        Some(c) if c.is_uppercase() => Level::Capitals,
        _ => Level::Small,
    }
}

/// The value of an English ordinal.
fn ordinal_number(word: &str) -> Option<u32> {
    const ORDINALS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    let at = ORDINALS.iter().position(|ordinal| word.eq_ignore_ascii_case(ordinal))?;
    u32::try_from(at + 1).ok()
}
