//! Laws that change other laws: which provisions of another act they change, how, and where the new
//! words stand, so that these can be read instead of the instructions.
//!
//! One table of phrases in the languages of the laws says what happens (`PHRASES`), one of words says
//! which provision is meant (`UNITS`); to support another language, add to both.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{LawText, ProvisionKind};
use crate::model::closed_list;

closed_list! {
    /// What an amending provision does to another.
    Action, "action of an amendment" {
        /// Puts a new provision in the place of another.
        Substituted = "substituted",
        /// Adds a provision.
        Inserted = "inserted",
        /// Takes a provision away.
        Deleted = "deleted",
        /// Changes, adds or takes away words within a provision.
        Reworded = "reworded",
    }
}

/// One change that the text makes to another act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The provision that makes the change, as an index of [`LawText::provisions`].
    pub provision: usize,
    /// The act that is changed, in the text's words, where it names one.
    pub act: Option<String>,
    /// The provision that is changed, in the text's words: `section 13`, `刑法第五十条第一款`. Empty
    /// where the text names none.
    pub target: String,
    /// What happens to it.
    pub action: Action,
    /// The new words, without the marks of quotation around them.
    pub new_text: Option<Range<usize>>,
}

use Action::{Deleted, Inserted, Reworded, Substituted};

/// The phrases that order a change. The longer stand before the shorter that they contain.
const PHRASES: &[(&str, Action)] = &[
    // English.
    ("is substituted", Substituted),
    ("are substituted", Substituted),
    ("by substituting", Substituted),
    ("by the substitution", Substituted),
    ("substitution therefor", Substituted),
    ("substituted therefor", Substituted),
    ("repealed and the following", Substituted),
    ("repealed and replaced", Substituted),
    ("is replaced", Substituted),
    ("by inserting", Inserted),
    ("is inserted", Inserted),
    ("are inserted", Inserted),
    ("hereby inserted", Inserted),
    ("by the insertion", Inserted),
    ("by the addition", Inserted),
    ("by adding", Inserted),
    ("shall be inserted", Inserted),
    ("by deleting", Deleted),
    ("by the deletion", Deleted),
    ("is deleted", Deleted),
    ("is repealed", Deleted),
    ("are repealed", Deleted),
    ("hereby repealed", Deleted),
    ("by the repeal", Deleted),
    ("by omitting", Deleted),
    ("shall be omitted", Deleted),
    // Malay.
    ("menggantikan", Substituted),
    ("digantikan", Substituted),
    ("memasukkan", Inserted),
    ("memotong", Deleted),
    ("dipotong", Deleted),
    // Indonesian.
    ("diubah sehingga berbunyi", Substituted),
    ("diubah sehingga", Substituted),
    ("disisipkan", Inserted),
    ("ditambahkan", Inserted),
    ("dihapus", Deleted),
    ("dicabut", Deleted),
    // French.
    ("le mot", Reworded),
    ("les mots", Reworded),
    ("la référence", Reworded),
    ("est ainsi rédigé", Substituted),
    ("est remplacé", Substituted),
    ("sont remplacés", Substituted),
    ("est ainsi modifié", Substituted),
    ("il est inséré", Inserted),
    ("est inséré", Inserted),
    ("sont insérés", Inserted),
    ("est ajouté", Inserted),
    ("est complété", Inserted),
    ("est abrogé", Deleted),
    ("sont abrogés", Deleted),
    ("est supprimé", Deleted),
    // Spanish, Portuguese.
    ("queda redactado", Substituted),
    ("se modifica", Substituted),
    ("se adiciona", Inserted),
    ("se deroga", Deleted),
    ("passa a ter a seguinte redação", Substituted),
    ("passa a vigorar", Substituted),
    ("é aditado", Inserted),
    ("é revogado", Deleted),
    // Vietnamese.
    ("thay thế cụm từ", Reworded),
    ("được sửa đổi", Substituted),
    ("sửa đổi, bổ sung", Substituted),
    ("bổ sung", Inserted),
    ("bãi bỏ", Deleted),
    // Turkish.
    ("aşağıdaki şekilde değiştirilmiştir", Substituted),
    ("ibaresi", Reworded),
    ("eklenmiştir", Inserted),
    ("yürürlükten kaldırılmıştır", Deleted),
    // Chinese.
    ("修改为", Substituted),
    ("改为", Substituted),
    ("增加", Inserted),
    ("删去", Deleted),
    ("删除", Deleted),
    // Japanese.
    ("を次のように改める", Substituted),
    ("に改める", Reworded),
    ("を加える", Inserted),
    ("を削る", Deleted),
    // Korean.
    ("다음과 같이 한다", Substituted),
    ("로 한다", Reworded),
    ("신설한다", Inserted),
    ("삭제한다", Deleted),
    // Arabic.
    ("يستبدل بنص", Substituted),
    ("تستبدل", Substituted),
    ("يستبدل", Substituted),
    ("تضاف", Inserted),
    ("يضاف", Inserted),
    ("تلغى", Deleted),
    ("يلغى", Deleted),
];

/// Words between a phrase and the first quotation which show that only words are changed.
const WORDS: [&str; 11] = [
    "word",
    "figure",
    "expression",
    "perkataan",
    "frasa",
    "le mot",
    "les mots",
    "palabra",
    "cụm từ",
    "ibare",
    "noktah",
];

/// Labels of what explains a law and orders nothing.
const EXPLAINING: [&str; 4] = ["explanatory", "huraian", "penjelasan", "statement of objects"];

/// Words before a number that name a cited unit of the other act, and those for what lies within one.
const UNITS: &[(&str, bool)] = &[
    ("subsection", true),
    ("sub-section", true),
    ("sections", true),
    ("section", true),
    ("articles", true),
    ("article", true),
    ("clause", true),
    ("schedule", true),
    ("chapter", true),
    ("part", true),
    ("paragraph", false),
    ("subparagraph", false),
    ("definition of", false),
    ("shoulder note", false),
    ("marginal note", false),
    ("subseksyen", true),
    ("seksyen", true),
    ("sekyen", true),
    ("bahagian", true),
    ("perenggan", false),
    ("takrif", false),
    ("nota bahu", false),
    ("pasal", true),
    ("ayat", false),
    ("huruf", false),
    ("artículo", true),
    ("artigo", true),
    ("alinéa", false),
    ("điều", true),
    ("khoản", false),
    ("madde", true),
    ("المادة", true),
];

/// Words of a title or preamble that announce a law which changes another.
const ANNOUNCED: [&str; 24] = [
    "(amendment)",
    "to amend",
    "amending act",
    "amendment bill",
    "amendment act",
    "amendment ordinance",
    "(pindaan)",
    "untuk meminda",
    "perubahan atas",
    "perubahan kedua",
    "modifiant",
    "portant modification",
    "que modifica",
    "por la que se modifica",
    "que altera",
    "sửa đổi, bổ sung",
    "değişiklik yapıl",
    "修正案",
    "的决定",
    "の一部を改正する",
    "일부개정",
    "تعديل",
    "(সংশোধন)",
    "संशोधन",
];

/// Marks of quotation and those that close them.
const QUOTES: [(char, char); 6] =
    [('“', '”'), ('"', '"'), ('‘', '’'), ('«', '»'), ('「', '」'), ('『', '』')];

/// Whether the text changes other law instead of standing alone: its title or preamble says so and its
/// provisions order changes, or most of its provisions do.
pub fn is_amending(text: &LawText) -> bool {
    let mut end = text.content.len().min(3000);
    while !text.content.is_char_boundary(end) {
        end -= 1;
    }
    let front = text.content[..end].to_lowercase();
    let title = text.title.as_deref().unwrap_or_default().to_lowercase();
    if !ANNOUNCED.iter().any(|words| front.contains(words) || title.contains(words)) {
        return false;
    }
    let changes = changes(text);
    let mut sections: Vec<usize> =
        changes.iter().map(|change| text.section_of(change.provision)).collect();
    sections.dedup();
    let all = text.provisions.iter().filter(|p| p.kind == ProvisionKind::Section).count();
    // An act that only touches a few others at its end stands alone.
    sections.len() * 3 >= all && !sections.is_empty()
}

/// The changes that the text makes to other law, in the order of the text.
pub fn changes(text: &LawText) -> Vec<Change> {
    static FINDER: OnceLock<AhoCorasick> = OnceLock::new();
    let finder = FINDER.get_or_init(|| {
        AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostFirst)
            .build(PHRASES.iter().map(|(phrase, _)| *phrase))
            .expect("the phrases are few and short")
    });
    let act = act(text);
    let mut targets: Vec<String> = vec![String::new(); text.provisions.len()];
    let mut out = Vec::new();
    for (at, provision) in text.provisions.iter().enumerate() {
        let above = provision.parent.map(|parent| targets[parent].clone()).unwrap_or_default();
        if provision.kind < ProvisionKind::Section {
            continue;
        }
        let explains = text.ancestors(at).any(|above| {
            let label = text.provisions[above].label.to_lowercase();
            EXPLAINING.iter().any(|word| label.starts_with(word))
        });
        if explains {
            continue;
        }
        let own_end = text
            .children(at)
            .next()
            .map_or(provision.span.end, |child| text.provisions[child].span.start);
        let start = provision
            .heading
            .as_ref()
            .filter(|h| h.end < own_end)
            .map_or(provision.span.start, |h| h.end);
        let own = &text.content[start..own_end];
        let instructions = unquoted(own);
        targets[at] = match target(&instructions, own) {
            Some((words, true)) => words,
            Some((words, false)) if above.is_empty() => words,
            Some((words, false)) => format!("{above}, {words}"),
            None => above,
        };
        let Some((phrase, action)) = instruction(finder, &instructions) else { continue };
        let after = start + phrase.end;
        let until_quote =
            instructions[phrase.end..].find(is_quote).unwrap_or(instructions.len() - phrase.end);
        let between = instructions[phrase.end..phrase.end + until_quote.min(200)].to_lowercase();
        let reworded = action == Reworded || WORDS.iter().any(|word| between.contains(word));
        let new_text = match (action, reworded) {
            (Deleted, _) => None,
            (_, true) => last_words(&text.content, after, own_end),
            _ => new_words(&text.content, after, provision.span.end),
        };
        let action = if reworded { Reworded } else { action };
        if action == Substituted && new_text.is_none() && text.children(at).next().is_some() {
            continue;
        }
        if targets[at].is_empty() && new_text.is_none() {
            continue;
        }
        out.push(Change {
            provision: at,
            act: act.clone(),
            target: targets[at].clone(),
            action,
            new_text,
        });
    }
    out
}

/// Whether a character is a mark of quotation that opens.
fn is_quote(c: char) -> bool {
    QUOTES.iter().any(|(open, _)| *open == c)
}

/// The instructions of a provision: what is quoted is blanked, the marks and all places stay.
fn unquoted(own: &str) -> String {
    let mut out = String::with_capacity(own.len());
    let mut closing = None;
    let mut before = ' ';
    for c in own.chars() {
        match closing {
            // An apostrophe within a word opens nothing.
            None if is_quote(c) && !before.is_alphanumeric() => {
                closing = QUOTES.iter().find(|(open, _)| *open == c).map(|(_, close)| *close);
                out.push(c);
            }
            None => out.push(c),
            Some(close) if c == close => {
                closing = None;
                out.push(c);
            }
            Some(_) => out.extend(std::iter::repeat_n(' ', c.len_utf8())),
        }
        before = c;
    }
    out
}

/// The first phrase of a provision's instructions.
fn instruction(finder: &AhoCorasick, own: &str) -> Option<(Range<usize>, Action)> {
    finder
        .find(own)
        .map(|found| (found.start()..found.end(), PHRASES[found.pattern().as_usize()].1))
}

/// The provision that is named, and whether it is a cited unit rather than a part of one.
fn target(own: &str, quoted: &str) -> Option<(String, bool)> {
    if let Some(at) = own.find('第').filter(|_| own.contains(['条', '條'])) {
        // The name of the act stands before: 将刑法第五十条第一款修改为.
        let from = own[..at]
            .rfind(['在', '将', '对', '去', '除', '、', '，', '。', ' ', '\n'])
            .map_or(at, |before| before + own[before..].chars().next().map_or(1, char::len_utf8));
        let tail = &own[at..];
        let end: usize = tail
            .char_indices()
            .find(|(_, c)| !"第条條款项之一二三四五六七八九十百千〇零の項号0123456789".contains(*c))
            .map_or(tail.len(), |(end, _)| end);
        return Some((own[from..at + end].trim().to_owned(), true));
    }
    if let Some(at) = own.find('제').filter(|_| own.contains('조')) {
        let end: usize = own[at..]
            .char_indices()
            .find(|(_, c)| !"제조항호목의0123456789".contains(*c))
            .map_or(own.len() - at, |(end, _)| end);
        return Some((own[at..at + end].to_owned(), true));
    }
    let small = own.to_lowercase();
    // Lower-casing may move bytes in rare letters; then nothing is claimed.
    if small.len() != own.len() {
        return None;
    }
    let mut best: Option<(usize, usize, bool)> = None;
    for (word, unit) in UNITS {
        for (at, _) in small.match_indices(word) {
            let apart =
                !small[..at].ends_with(char::is_alphanumeric) && !small[..at].ends_with('-');
            let rest = &own[at + word.len()..];
            let gap = rest.len()
                - rest.trim_start_matches([' ', '*', '_', '\n', '\r', '\u{a0}', '“', '"']).len();
            let number: usize = rest[gap..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || matches!(c, '(' | ')' | '-' | '.'))
                .map(char::len_utf8)
                .sum();
            let number = rest[gap..gap + number].trim_end_matches(['.', '-']).len();
            let value = &rest[gap..gap + number];
            let fits = value.starts_with(|c: char| c.is_ascii_digit() || c == '(')
                || (value.len() <= 6
                    && !value.is_empty()
                    && value.chars().all(|c| "IVXLC".contains(c)))
                || (!unit
                    && matches!(
                        *word,
                        "definition of"
                            | "takrif"
                            | "shoulder note"
                            | "marginal note"
                            | "nota bahu"
                    ));
            // `subsection (1)` stands within the section that was named above.
            let unit = *unit && !value.starts_with('(');
            if apart
                && fits
                && best
                    .is_none_or(|(before, _, was)| (unit && !was) || (unit == was && at < before))
            {
                // A definition is known by its term.
                let term = quotation(quoted, at + word.len(), quoted.len()).filter(|term| {
                    term.end - term.start < 80 && word.contains("defini")
                        || *word == "takrif" && !term.is_empty()
                });
                best =
                    Some((at, term.map_or(at + word.len() + gap + number, |term| term.end), unit));
            }
        }
    }
    best.map(|(from, to, unit)| {
        let words: Vec<&str> = quoted[from..to]
            .split(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '“' | '”' | '"'))
            .filter(|w| !w.is_empty())
            .collect();
        (words.join(" "), unit)
    })
}

/// The new provision after a phrase: the quotation that a colon announces, or else the next.
fn new_words(content: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let stretch = content.get(from..end)?;
    let announced = stretch.char_indices().filter(|(_, c)| matches!(c, ':' | '：' | '—')).find_map(
        |(at, c)| {
            let after = at + c.len_utf8();
            let next = stretch[after..]
                .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '-'));
            next.starts_with(is_quote).then(|| from + stretch.len() - next.len())
        },
    );
    quotation(content, announced.unwrap_or(from), end)
}

/// The last of the words quoted in an instruction: the new ones that take the place of the others.
fn last_words(content: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let mut last = None;
    let mut open: Option<(usize, char)> = None;
    for (at, c) in content.get(from..end)?.char_indices() {
        match open {
            None if is_quote(c) => {
                open = QUOTES
                    .iter()
                    .find(|(of, _)| *of == c)
                    .map(|(_, close)| (from + at + c.len_utf8(), *close));
            }
            Some((start, close)) if c == close => {
                last = Some(start..from + at);
                open = None;
            }
            _ => {}
        }
    }
    last
}

/// The first quotation in a stretch of the text, without its marks.
fn quotation(content: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let from = (from..=end).find(|&at| content.is_char_boundary(at))?;
    let stretch = content.get(from..end)?;
    let (at, open) =
        stretch.char_indices().find(|(_, c)| QUOTES.iter().any(|(open, _)| open == c))?;
    let close = QUOTES.iter().find(|(of, _)| *of == open).map(|(_, close)| *close)?;
    let start = from + at + open.len_utf8();
    let rest = &content[start..end];
    let line_end = rest.find('\n').unwrap_or(rest.len());
    // On the same line the next closing mark closes it, unless more were opened.
    let mut depth = 1;
    for (at, c) in rest[..line_end].char_indices() {
        if c == close {
            depth -= 1;
        } else if c == open {
            depth += 1;
        }
        if depth == 0 {
            return Some(start..start + at);
        }
    }
    // Over several lines, the line that ends with a closing mark closes it.
    let lines = content[from + at..end].split('\n');
    let last = super::outline::block_end(lines);
    if let Some(last) = last {
        let mut place = from + at;
        for (number, line) in content[from + at..end].split('\n').enumerate() {
            if number == last {
                let mark = line.trim_end().rfind([close, '”', '"'])?;
                return (place + mark > start).then_some(start..place + mark);
            }
            place += line.len() + 1;
        }
    }
    None
}

/// The act that is changed, as the preamble names it.
fn act(text: &LawText) -> Option<String> {
    /// What stands before the name of the act, and what ends it.
    const NAMED: [(&str, &[&str]); 7] = [
        ("act to amend the", &[".", ";", "\n\n"]),
        ("untuk meminda", &[".", ";", "\n\n"]),
        ("perubahan atas", &["\n\n", "dengan rahmat", "tentang perubahan"]),
        ("modifiant la", &["\n", "."]),
        ("modifiant le", &["\n", "."]),
        ("sửa đổi, bổ sung một số điều của", &["\n", "."]),
        ("中华人民共和国", &["修正案"]),
    ];
    let mut end = text.content.len().min(4000);
    while !text.content.is_char_boundary(end) {
        end -= 1;
    }
    let front = &text.content[..end];
    let small = front.to_lowercase();
    if small.len() != front.len() {
        return None;
    }
    let preamble = NAMED.iter().find_map(|(before, ends)| {
        let from = small.find(before)?;
        let from =
            if before.is_ascii() || before.contains(' ') { from + before.len() } else { from };
        let to = ends.iter().filter_map(|end| small[from..].find(end)).min()?;
        let words: Vec<&str> = front[from..from + to].split_whitespace().collect();
        let name = words.join(" ").trim_matches(['*', '_', ' ']).to_owned();
        (name.len() > 3 && name.len() < 300).then_some(name)
    });
    // `Penal Code (Amendment) Act` names it too.
    preamble.or_else(|| {
        let title = text.title.as_deref()?;
        let (name, _) =
            title.split_once(" (Amendment)").or_else(|| title.split_once(" (Pindaan)"))?;
        (!name.is_empty()).then(|| name.to_owned())
    })
}
