//! The names of the units of law in its languages, as one table.
//!
//! To support another language, add its words to [`WORDS`]. A unit's name stands before its number
//! (`Pasal 2`), after it (`13 зүйл`) or around it (`第二条`).

use super::numerals::{self, Numeral};

/// What a word names, from the outside in. The order is that of nesting in most countries; the outline
/// corrects it where a document shows another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// Schedule, annex, supplementary provisions, elucidation.
    Schedule,
    /// The first cut of a French code: `Partie législative`.
    Half,
    /// Book.
    Book,
    /// Part.
    Part,
    /// Title.
    Title,
    /// Chapter.
    Chapter,
    /// Division, section of a chapter.
    Division,
    /// Subdivision, subsection of a chapter.
    Subdivision,
    /// The smallest group of articles.
    Group,
    /// `Section`: the cited unit of common-law acts, or a division where articles are cited.
    SectionOrDivision,
    /// The cited unit.
    Section,
}

/// Where the number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// After the word.
    After,
    /// After the word, or the unit has no number.
    AfterOrNone,
    /// Before the word, with an ending between them or none.
    Before,
}

use Place::{After, AfterOrNone, Before};
use Unit::{
    Book, Chapter, Division, Group, Half, Part, Schedule, Section, SectionOrDivision, Subdivision,
    Title,
};

/// The names in small letters, by unit and by the place of the number.
const WORDS: &[(Unit, Place, &[&str])] = &[
    (
        Section,
        After,
        &[
            // English, and as gazettes print it.
            "sec",
            "sect",
            "§",
            "§§",
            "s",
            "article",
            "art",
            "clause",
            "regulation",
            "rule",
            // Romance.
            "artículo",
            "articulo",
            "artigo",
            "articolo",
            "articolul",
            "articulo",
            // Indonesian, Malay, Filipino.
            "pasal",
            "seksyen",
            "fasal",
            "perkara",
            "seksiyon",
            "seksyon",
            "artikulo",
            // Vietnamese.
            "điều",
            // Germanic.
            "artikel",
            "paragraf",
            // Turkic, Albanian, Slavic.
            "madde",
            "maddə",
            "neni",
            "статья",
            "стаття",
            "артыкул",
            "член",
            "член",
            "článok",
            "článek",
            "članak",
            "člen",
            "cikk",
            "моддаи",
            "artykuł",
            // Arabic, Persian, Urdu, Dari, Pashto.
            "المادة",
            "مادة",
            "ماده",
            "ماد\u{6c0}",
            "دفعہ",
            "دفعه",
            "آرٹیکل",
            // South Asia.
            "ধারা",
            "অনুচ্ছেদ",
            "दफा",
            "धारा",
            "अनुच्छेद",
            "பிரிவு",
            "වගන්තිය",
            // South-East Asia.
            "มาตรา",
            "ข้อ",
            "មាត្រា",
            "ມາດຕາ",
            "ပုဒ်မ",
            // Dhivehi, Hebrew, Greek, Amharic, Georgian.
            "މާއްދާ",
            "סעיף",
            "άρθρο",
            "አንቀጽ",
            "მუხლი",
        ],
    ),
    (
        Section,
        Before,
        &[
            "зүйл",
            "дугаар зүйл",
            "дүгээр зүйл",
            "modda",
            "madda",
            "бап",
            "берене",
            "cikk",
            "pants",
            "straipsnis",
            "paragrahv",
        ],
    ),
    (SectionOrDivision, After, &["section"]),
    (
        Schedule,
        AfterOrNone,
        &[
            "schedule",
            "annex",
            "appendix",
            "annexure",
            "annexe",
            "anexo",
            "lampiran",
            "jadual",
            "phụ lục",
            "anhang",
            "anlage",
            "bijlage",
            "приложение",
            "додаток",
            "الملحق",
            "ملحق",
            "الجدول",
            "তফসিল",
            "তফসীল",
            "अनुसूची",
            "ภาคผนวก",
            "ឧបសម្ព័ន្ធ",
            "附件",
            "附录",
            "附則",
            "附则",
            "附表",
            "別表",
            "부칙",
            "별표",
            "penjelasan",
            "dictionary",
            "endnotes",
            "explanatory statement",
            "explanatory note",
            "statement of objects and reasons",
            "huraian",
        ],
    ),
    (Half, AfterOrNone, &["partie", "parte"]),
    (
        Book,
        After,
        &[
            "book",
            "livre",
            "libro",
            "livro",
            "buku",
            "kitap",
            "buch",
            "boek",
            "книга",
            "الكتاب",
            "کتاب",
            "គន្ថី",
            "quyển",
        ],
    ),
    (
        Part,
        After,
        &[
            "part",
            "bahagian",
            "phần",
            "kısım",
            "kisim",
            "teil",
            "deel",
            "часть",
            "частина",
            "الباب",
            "भाग",
            "ভাগ",
            "ภาค",
            "ພາກ",
            "حصہ",
            "parteng",
            "subpart",
            "sub-part",
        ],
    ),
    (
        Title,
        After,
        &[
            "title",
            "titre",
            "título",
            "titulo",
            "titolo",
            "titlul",
            "titel",
            "раздел",
            "розділ",
            "ลักษณะ",
            "tajuk",
            "titulo",
        ],
    ),
    (
        Chapter,
        After,
        &[
            "chapter",
            "chapitre",
            "capítulo",
            "capitulo",
            "capo",
            "capitolul",
            "bab",
            "penggal",
            "chương",
            "bölüm",
            "bolum",
            "kapitel",
            "hoofdstuk",
            "глава",
            "главa",
            "бүлэг",
            "الفصل",
            "فصل",
            "باب",
            "অধ্যায়",
            "অধ্যায়",
            "अध्याय",
            "परिच्छेद",
            "หมวด",
            "ជំពូក",
            "ໝວດ",
            "ຫມວດ",
            "အခန်း",
            "kabanata",
            "අධ්‍යාය",
            "பகுதி",
            "פרק",
            "κεφάλαιο",
            "rozdział",
            "hlava",
            "боб",
            "боби",
        ],
    ),
    (
        Division,
        After,
        &[
            "division",
            "bagian",
            "sección",
            "seccion",
            "seção",
            "secção",
            "sezione",
            "secțiunea",
            "abschnitt",
            "afdeling",
            "mục",
            "ayrım",
            "القسم",
            "الفرع",
            "مبحث",
            "ส่วน",
            "ផ្នែក",
            "ພາກທີ",
            "параграф",
            "titel",
        ],
    ),
    (
        Subdivision,
        After,
        &[
            "subdivision",
            "sous-section",
            "subsección",
            "subseção",
            "unterabschnitt",
            "tiểu mục",
            "paragraaf",
            "sub-division",
        ],
    ),
    (Group, After, &["paragraphe", "sous-paragraphe", "apartado"]),
];

/// Units whose name stands around the number, and what may come before it: 第 and 제.
const AROUND: [(char, Unit); 14] = [
    ('条', Section),
    ('條', Section),
    ('조', Section),
    ('编', Part),
    ('編', Part),
    ('편', Part),
    ('章', Chapter),
    ('장', Chapter),
    ('节', Division),
    ('節', Division),
    ('절', Division),
    ('관', Subdivision),
    ('款', Subdivision),
    ('目', Group),
];

/// Words after a number that make it a citation of a provision and not its beginning.
const CITING: &[&str] = &[
    "of",
    "or",
    "and",
    "to",
    "dari",
    "dan",
    "atau",
    "ayat",
    "huruf",
    "sampai",
    "de",
    "du",
    "des",
    "et",
    "ou",
    "à",
    "y",
    "e",
    "o",
    "und",
    "oder",
    "des",
    "der",
    "bis",
    "van",
    "en",
    "và",
    "hoặc",
    "khoản",
    "của",
    "bộ",
    "luật",
    "ve",
    "veya",
    "ile",
    "من",
    "و",
    "أو",
    "إلى",
    "از",
    "تا",
    "的",
    "及",
    "및",
    "또는",
    "내지",
    "부터",
    "까지",
    "에",
    "의",
    "এর",
    "ও",
    "वा",
    "को",
    "तथा",
    "hingga",
    "Akta",
    "akta",
    "แห่ง",
    "และ",
    "หรือ",
    "នៃ",
];

/// A unit at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// What it is.
    pub(super) unit: Unit,
    /// Where the label ends.
    pub(super) end: usize,
    /// Its number, empty where it has none.
    pub(super) number: Numeral,
    /// Whether the number is a word or a Roman numeral.
    pub(super) spelled: bool,
}

/// Whether a character belongs to the letter before it.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c as u32,
        0x300..=0x36F | 0x591..=0x5BD | 0x640 | 0x64B..=0x655 | 0x670 | 0x7A6..=0x7B0 | 0x900..=0x903 | 0x93A..=0x94F
        | 0x962..=0x963 | 0x981..=0x983 | 0x9BC..=0x9CD | 0xA01..=0xA03 | 0xA3C..=0xA51 | 0xB82 | 0xBBE..=0xBCD
        | 0xD82..=0xD83 | 0xDCA..=0xDDF | 0xE31 | 0xE34..=0xE3A | 0xE47..=0xE4E | 0xEB1 | 0xEB4..=0xEBC
        | 0xEC8..=0xECD | 0xF71..=0xF84 | 0x102B..=0x103E | 0x17B4..=0x17D3 | 0x200C..=0x200D)
}

/// The words of [`WORDS`] by the first byte of their first letter, small or capital.
struct Index(Vec<Vec<(Unit, Place, &'static str)>>);

/// The index, made once.
fn index() -> &'static Index {
    static INDEX: std::sync::OnceLock<Index> = std::sync::OnceLock::new();
    INDEX.get_or_init(|| {
        let mut buckets = vec![Vec::new(); 256];
        for (unit, place, words) in WORDS.iter().filter(|(_, place, _)| *place != Before) {
            for word in *words {
                let small = word.as_bytes()[0];
                let capital =
                    word.chars().flat_map(char::to_uppercase).next().map_or(small, first_byte);
                buckets[usize::from(small)].push((*unit, *place, *word));
                if capital != small {
                    buckets[usize::from(capital)].push((*unit, *place, *word));
                }
            }
        }
        // The longest first: `sect` before `s`.
        for bucket in &mut buckets {
            bucket.sort_by_key(|(_, _, word)| std::cmp::Reverse(word.len()));
        }
        Index(buckets)
    })
}

/// The first byte of a character.
fn first_byte(c: char) -> u8 {
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer);
    buffer[0]
}

/// How many bytes of a text a word in small letters takes, whatever the case of the text, passing over
/// Arabic lengthening; none if the text does not begin with it or the word goes on.
fn begins(text: &str, word: &str) -> Option<usize> {
    let mut expected = word.chars();
    let mut next = expected.next();
    let mut len = 0;
    for c in text.chars() {
        if matches!(c as u32, 0x640 | 0x64B..=0x652) && next != Some(c) {
            len += c.len_utf8();
            continue;
        }
        let Some(wanted) = next else { break };
        let same = c == wanted || c.to_lowercase().next() == Some(wanted);
        if !same {
            return None;
        }
        len += c.len_utf8();
        next = expected.next();
    }
    let goes_on = |c: char| {
        (c.is_alphabetic() || is_mark(c)) && numerals::chinese(c.encode_utf8(&mut [0; 4])).is_none()
    };
    (next.is_none() && !text[len..].starts_with(goes_on)).then_some(len)
}

/// The unit whose label stands at the beginning of a text.
pub(super) fn unit(text: &str) -> Option<Found> {
    let first = *text.as_bytes().first()?;
    if let Some(found) = around(text) {
        return Some(found);
    }
    for (unit, place, word) in &index().0[usize::from(first)] {
        let Some(len) = begins(text, word) else { continue };
        let gap: usize = text[len..]
            .chars()
            .take_while(|c| {
                matches!(
                    c,
                    ' ' | '\u{a0}' | '\t' | '.' | '(' | '*' | '_' | '-' | '–' | '\u{3000}' | '['
                )
            })
            .map(char::len_utf8)
            .sum();
        let at = len + gap;
        let bracketed = text[len..at].contains('(');
        if let Some(number) = numerals::number(&text[at..]) {
            let mut end = at + number.len;
            let spelled = !text[at..].starts_with(|c| numerals::digit(c).is_some());
            // `s 3` needs its figure, and so does an abbreviation; `Part A` may be a letter, but
            // `Part a person` is none. An ordinal or Roman numeral is the whole word.
            let goes_on = text[end..].starts_with(|c: char| c.is_alphanumeric() || is_mark(c));
            if goes_on
                || (spelled
                    && word.len() <= 4
                    && !matches!(*word, "part" | "bab" | "book" | "art" | "mục"))
            {
                continue;
            }
            if *word == "s" && !text.starts_with("s.") && !text.starts_with("S.") {
                continue;
            }
            if bracketed {
                if let Some(rest) = text[end..].strip_prefix(')') {
                    end = text.len() - rest.len();
                } else {
                    continue;
                }
            }
            return Some(Found { unit: *unit, end, number, spelled });
        }
        let shouted = text[..len].chars().all(|c| !c.is_lowercase());
        let alone = text[len..].trim_matches([' ', '*', '_', ':', '.', '\n', '\r']).is_empty();
        if *place == AfterOrNone
            && (alone || shouted || (*unit == Half && text[len..].starts_with(' ')))
        {
            let number = Numeral { len: 0, plain: String::new(), key: numerals::Key::default() };
            return Some(Found { unit: *unit, end: len, number, spelled: true });
        }
    }
    before(text, first)
}

/// A unit whose number stands before its name: `第 … 条` without 第 is none, `13 дугаар зүйл`,
/// `135-modda`, `First Schedule`, `BİRİNCİ KISIM`.
fn before(text: &str, first: u8) -> Option<Found> {
    let figure = first.is_ascii_digit();
    if !figure && !text.starts_with(char::is_uppercase) {
        return None;
    }
    let number = if figure {
        numerals::figures(text).map(|(value, len)| Numeral {
            len,
            plain: value.to_string(),
            key: numerals::Key::of(value),
        })?
    } else {
        // Only words of the table of ordinals: a Roman numeral before a unit is none.
        let (value, len) = ordinal(text)?;
        Numeral { len, plain: value.to_string(), key: numerals::Key::of(value) }
    };
    let rest = text[number.len..].trim_start_matches([' ', '-', '\u{a0}', '.']);
    let rest_at = text.len() - rest.len();
    rest.starts_with(char::is_alphabetic).then_some(())?;
    for (unit, place, words) in WORDS {
        if (*place == Before) != figure || (!figure && *unit == Section) {
            continue;
        }
        for word in *words {
            if let Some(len) = begins(rest, word) {
                return Some(Found { unit: *unit, end: rest_at + len, number, spelled: !figure });
            }
        }
    }
    None
}

/// The ordinal word at the beginning.
fn ordinal(text: &str) -> Option<(u32, usize)> {
    let len: usize = text
        .chars()
        .take(24)
        .take_while(|c| c.is_alphabetic() || is_mark(*c))
        .map(char::len_utf8)
        .sum();
    // Most lines begin with a word that is none; the table is only asked about words that can be one.
    if !(3..=24).contains(&len) || !text[len..].starts_with([' ', '-']) {
        return None;
    }
    let rest = text[len..].trim_start_matches([' ', '-']);
    let bucket = &index().0[usize::from(*rest.as_bytes().first()?)];
    bucket.iter().any(|(_, _, word)| begins(rest, word).is_some()).then_some(())?;
    let lower = text[..len].to_lowercase().replace("i\u{307}", "i");
    numerals::ORDINALS
        .iter()
        .find(|(_, words)| words.contains(&lower.as_str()))
        .map(|(value, _)| (*value, len))
}

/// A unit whose name stands around its number: `第二百二十六条の二`, `제287조의2`, `第133条之一`.
fn around(text: &str) -> Option<Found> {
    let opening = text.chars().next().filter(|c| matches!(c, '第' | '제'))?;
    let inner = text[opening.len_utf8()..].trim_start_matches(' ');
    let (mut value, len) = numerals::figures(inner).or_else(|| numerals::chinese(inner))?;
    let mut rest = &inner[len..];
    let mut plain = value.to_string();
    let mut key = numerals::Key::of(value);
    let mut add = |rest: &mut &str, joint: &[char]| {
        while let Some(more) = rest.strip_prefix(joint) {
            let Some((part, len)) = numerals::figures(more).or_else(|| numerals::chinese(more))
            else {
                break;
            };
            value = part;
            plain.push('-');
            plain.push_str(&value.to_string());
            if let Some(slot) = key.0.iter_mut().find(|slot| **slot == 0) {
                *slot = value;
            }
            *rest = &more[len..];
        }
    };
    add(&mut rest, &['-', '之', 'の']);
    rest = rest.trim_start_matches(' ');
    let name = rest.chars().next()?;
    let (_, unit) = AROUND.iter().find(|(word, _)| *word == name)?;
    rest = &rest[name.len_utf8()..];
    add(&mut rest, &['의', 'の', '之']);
    let spelled = numerals::figures(inner).is_none();
    let number = Numeral { len: 0, plain, key };
    Some(Found { unit: *unit, end: text.len() - rest.len(), number, spelled })
}

/// Whether the text after a unit's label shows that the label begins a provision: it ends there, is
/// set off, or a heading or sentence follows; words that go on make it a citation.
pub(super) fn begins_provision(found: &Found, label: &str, rest: &str, marked: bool) -> bool {
    let trimmed = rest.trim_start_matches(['*', '_', '\\']);
    let Some(next) = trimmed.chars().next() else { return true };
    if matches!(next, '\n' | '\r') {
        return true;
    }
    let cjk = label.starts_with(['第', '제']);
    if matches!(
        next,
        ',' | ';' | '、' | '，' | ')' | '）' | '”' | '"' | '’' | '」' | '/' | '،' | '؛'
    ) {
        return false;
    }
    if matches!(next, '(' | '（') {
        // `제2조(정의)` has its heading in brackets; `section 3(1)` and `第三条（一）` cite.
        let close = if next == '(' { ')' } else { '）' };
        let inner = trimmed[next.len_utf8()..].split(close).next().unwrap_or_default();
        return inner.chars().count() > 4 || (cjk && numerals::figures(inner).is_none());
    }
    if matches!(
        next,
        '.' | ':' | '：' | '．' | '-' | '–' | '—' | '।' | '―' | '<' | '[' | '»' | '…' | '\''
    ) {
        // `Section 98A: amended, on …` is a note on its history.
        if next == ':' && !marked && trimmed[1..].trim_start().starts_with(char::is_lowercase) {
            return false;
        }
        // `Article 5-bis` in small letters goes on; `Article 5-The law` begins.
        let joined = next == '-' && trimmed[1..].starts_with(char::is_alphanumeric);
        return !joined || marked || trimmed[1..].starts_with(char::is_uppercase);
    }
    if !next.is_whitespace() && !is_space(next) {
        // `第三条第二款`, `제3조에`: a citation, except for a Chinese heading glued to its chapter.
        return cjk && found.unit != Section && !matches!(next, '的' | '第' | '제' | '에' | '의');
    }
    let word = trimmed
        .trim_start_matches(|c: char| is_space(c) || c.is_whitespace() || matches!(c, '*' | '_'));
    let Some(start) = word.chars().next() else { return true };
    if matches!(
        start,
        '(' | '（' | '-' | '–' | '—' | ':' | '.' | '<' | '“' | '"' | '[' | '《' | '①'
    ) {
        return true;
    }
    let end: usize =
        word.chars().take_while(|c| c.is_alphabetic() || is_mark(*c)).map(char::len_utf8).sum();
    if CITING.contains(&&word[..end]) {
        return false;
    }
    if marked || found.unit < SectionOrDivision && !start.is_lowercase() {
        return true;
    }
    !start.is_lowercase() && !matches!(start, ',' | ';' | ')')
}

/// Spaces that are no white space to ASCII.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{2002}' | '\u{2003}' | '\u{2009}')
}
