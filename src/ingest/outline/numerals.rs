//! How law numbers its provisions: figures, letters and ordinals of the world's scripts as data, and
//! the one plain form in which a label can be found.
//!
//! To support another script, add its letters to `ALPHABETS` or its ordinals to `ORDINALS`;
//! nothing else has to change. Decimal figures of every script are known already.

use super::words;

/// Orders of letters used for numbering, first letter first. A digraph is not needed anywhere; letters
/// that stand between two others (Vietnamese đ) are handled by [`LATIN_BETWEEN`].
pub(super) const ALPHABETS: [&str; 22] = [
    // Latin must be the first: the plain form of every other alphabet is the Latin letter in its place.
    "abcdefghijklmnopqrstuvwxyz",
    // Cyrillic without й and ё, which lists leave out.
    "абвгдежзиклмнопрстуфхцчшщэюя",
    // Greek.
    "αβγδεζηθικλμνξοπρστυφχψω",
    // Arabic in the abjad order, as laws use it.
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    // Arabic and Persian in the order of the dictionary.
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    // Urdu and Persian.
    "الفبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہی",
    // Hebrew.
    "אבגדהוזחטיכלמנסעפצקרשת",
    // Devanagari: Hindi, Nepali.
    "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
    // Bangla.
    "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ",
    // Tamil.
    "அஆஇஈஉஊஎஏஐஒஓஔ",
    // Sinhala.
    "අආඇඈඉඊඋඌඑඒඔඕ",
    // Thai.
    "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    // Lao.
    "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ",
    // Khmer.
    "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ",
    // Burmese.
    "ကခဂဃငစဆဇဈညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအ",
    // Korean.
    "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허",
    // Japanese, the order of the Iroha.
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    // Japanese, the order of the syllabary.
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ",
    // Chinese heavenly stems.
    "甲乙丙丁戊己庚辛壬癸",
    // Tibetan script: Dzongkha.
    "ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལཤསཧཨ",
    // Armenian.
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    // Georgian.
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
];

/// Latin letters that stand between two others in a country's order: the letter and the one before it.
const LATIN_BETWEEN: [(char, char); 4] = [('đ', 'd'), ('ñ', 'n'), ('ç', 'c'), ('ş', 's')];

/// The words that say which one: ordinals and the cardinals that do their work, in small letters.
pub(super) const ORDINALS: &[(u32, &[&str])] = &[
    (
        1,
        &[
            "one",
            "first",
            "premier",
            "première",
            "premiere",
            "unique",
            "primero",
            "primera",
            "primeiro",
            "primeira",
            "único",
            "única",
            "pertama",
            "kesatu",
            "satu",
            "birinci",
            "erster",
            "erste",
            "erstes",
            "eerste",
            "thứ nhất",
            "الأول",
            "الأولى",
            "الاول",
            "الاولى",
            "اول",
            "первая",
            "первый",
            "перша",
            "প্রথম",
            "प्रथम",
            "پہلا",
            "unang",
            "unua",
            "nhất",
        ],
    ),
    (
        2,
        &[
            "two",
            "second",
            "deuxième",
            "deuxieme",
            "seconde",
            "segundo",
            "segunda",
            "kedua",
            "dua",
            "ikinci",
            "zweiter",
            "zweite",
            "zweites",
            "tweede",
            "thứ hai",
            "الثاني",
            "الثانية",
            "دوم",
            "вторая",
            "второй",
            "দ্বিতীয়",
            "দ্বিতীয়",
            "द्वितीय",
            "hai",
        ],
    ),
    (
        3,
        &[
            "three",
            "third",
            "troisième",
            "troisieme",
            "tercero",
            "tercera",
            "terceiro",
            "terceira",
            "ketiga",
            "tiga",
            "üçüncü",
            "dritter",
            "dritte",
            "drittes",
            "derde",
            "thứ ba",
            "الثالث",
            "الثالثة",
            "سوم",
            "третья",
            "третий",
            "তৃতীয়",
            "তৃতীয়",
            "तृतीय",
            "ba",
        ],
    ),
    (
        4,
        &[
            "four",
            "fourth",
            "quatrième",
            "quatrieme",
            "cuarto",
            "cuarta",
            "quarto",
            "quarta",
            "keempat",
            "empat",
            "dördüncü",
            "vierter",
            "vierte",
            "viertes",
            "vierde",
            "thứ tư",
            "الرابع",
            "الرابعة",
            "چهارم",
            "четвертая",
            "четвёртая",
            "চতুর্থ",
            "चतुर्थ",
        ],
    ),
    (
        5,
        &[
            "five",
            "fifth",
            "cinquième",
            "cinquieme",
            "quinto",
            "quinta",
            "kelima",
            "lima",
            "beşinci",
            "fünfter",
            "fünfte",
            "fünftes",
            "vijfde",
            "thứ năm",
            "الخامس",
            "الخامسة",
            "پنجم",
            "пятая",
            "পঞ্চম",
            "पञ्चम",
            "पंचम",
        ],
    ),
    (
        6,
        &[
            "six",
            "sixth",
            "sixième",
            "sixieme",
            "sexto",
            "sexta",
            "keenam",
            "enam",
            "altıncı",
            "sechster",
            "sechste",
            "sechstes",
            "zesde",
            "السادس",
            "السادسة",
            "ششم",
            "шестая",
            "ষষ্ঠ",
            "षष्ठ",
        ],
    ),
    (
        7,
        &[
            "seven",
            "seventh",
            "septième",
            "septieme",
            "séptimo",
            "séptima",
            "sétimo",
            "sétima",
            "ketujuh",
            "tujuh",
            "yedinci",
            "siebenter",
            "siebter",
            "siebte",
            "zevende",
            "السابع",
            "السابعة",
            "هفتم",
            "седьмая",
            "সপ্তম",
            "सप्तम",
        ],
    ),
    (
        8,
        &[
            "eight",
            "eighth",
            "huitième",
            "huitieme",
            "octavo",
            "octava",
            "oitavo",
            "oitava",
            "kedelapan",
            "kelapan",
            "lapan",
            "delapan",
            "sekizinci",
            "achter",
            "achte",
            "achtste",
            "الثامن",
            "الثامنة",
            "هشتم",
            "восьмая",
            "অষ্টম",
            "अष्टम",
        ],
    ),
    (
        9,
        &[
            "nine",
            "ninth",
            "neuvième",
            "neuvieme",
            "noveno",
            "novena",
            "nono",
            "nona",
            "kesembilan",
            "sembilan",
            "dokuzuncu",
            "neunter",
            "neunte",
            "negende",
            "التاسع",
            "التاسعة",
            "نهم",
            "девятая",
            "নবম",
            "नवम",
        ],
    ),
    (
        10,
        &[
            "ten",
            "tenth",
            "dixième",
            "dixieme",
            "décimo",
            "décima",
            "kesepuluh",
            "sepuluh",
            "onuncu",
            "zehnter",
            "zehnte",
            "tiende",
            "العاشر",
            "العاشرة",
            "دهم",
            "десятая",
            "দশম",
            "दशम",
        ],
    ),
    (
        11,
        &[
            "eleven",
            "eleventh",
            "onzième",
            "undécimo",
            "kesebelas",
            "sebelas",
            "الحادي عشر",
            "الحادية عشرة",
            "একাদশ",
            "एकादश",
        ],
    ),
    (
        12,
        &[
            "twelve",
            "twelfth",
            "douzième",
            "duodécimo",
            "kedua belas",
            "الثاني عشر",
            "الثانية عشرة",
            "দ্বাদশ",
            "द्वादश",
        ],
    ),
    (
        13,
        &[
            "thirteen",
            "thirteenth",
            "treizième",
            "ketiga belas",
            "الثالث عشر",
            "الثالثة عشرة",
            "ত্রয়োদশ",
        ],
    ),
    (
        14,
        &[
            "fourteen",
            "fourteenth",
            "quatorzième",
            "keempat belas",
            "الرابع عشر",
            "الرابعة عشرة",
            "চতুর্দশ",
        ],
    ),
    (
        15,
        &[
            "fifteen",
            "fifteenth",
            "quinzième",
            "kelima belas",
            "الخامس عشر",
            "الخامسة عشرة",
            "পঞ্চদশ",
        ],
    ),
    (16, &["sixteen", "sixteenth", "seizième", "السادس عشر"]),
    (17, &["seventeen", "seventeenth", "السابع عشر"]),
    (18, &["eighteen", "eighteenth", "الثامن عشر"]),
    (19, &["nineteen", "nineteenth", "التاسع عشر"]),
    (20, &["twenty", "twentieth", "vingtième", "العشرون", "العشرين"]),
];

/// Latin words that mark a number inserted after another.
pub(super) const INSERTED: [&str; 10] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "novies",
    "decies",
];

/// Marks after a figure or Roman numeral that only make it an ordinal.
const ORDINAL_MARKS: [&str; 12] =
    ["ère", "ere", "ème", "eme", "er", "re", "st", "nd", "rd", "th", "º", "ª"];

/// Where a number stands in its sequence: its parts from the left, zero where there is none. `98aa` is
/// 98 and a letter part, `225-4-1` is three parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Key(pub(super) [u32; 5]);

impl Key {
    /// A number of one part.
    pub(super) fn of(base: u32) -> Self {
        Self([base, 0, 0, 0, 0])
    }

    /// The first part.
    pub(super) fn base(self) -> u32 {
        self.0[0]
    }

    /// How many parts there are.
    fn len(self) -> usize {
        self.0.iter().rposition(|part| *part != 0).map_or(0, |last| last + 1)
    }

    /// Adds a part, if there is room.
    fn push(&mut self, part: u32) {
        let at = self.len();
        if let Some(place) = self.0.get_mut(at) {
            *place = part;
        }
    }

    /// Whether this number directly follows another: one more in some part, or a first inserted one.
    pub(super) fn follows(self, before: Self) -> bool {
        if self <= before {
            return false;
        }
        let differs = (0..5).find(|&i| self.0[i] != before.0[i]).unwrap_or(4);
        let step = self.0[differs] - before.0[differs];
        // 12 → 13, 12a → 13, 271.2 → 271.3, 12 → 12a; not 12 → 14.
        (step == 1 || (differs > 0 && before.0[differs] == 0 && self.0[differs] <= 30))
            && self.0[differs + 1..].iter().all(|part| *part <= 1)
    }
}

/// A number that was read, with what it takes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numeral {
    /// How many bytes it takes.
    pub(super) len: usize,
    /// ASCII figures and small letters.
    pub(super) plain: String,
    /// Its place in a sequence.
    pub(super) key: Key,
}

/// The value of a decimal figure of any script that law is written in.
pub(super) fn digit(c: char) -> Option<u32> {
    if c.is_ascii_digit() {
        return Some(c as u32 - '0' as u32);
    }
    if (c as u32) < 0x660 {
        return None;
    }
    /// The zeros of the scripts' decimal figures; the nine others follow each.
    const ZEROS: [u32; 19] = [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
        0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0xFF10,
    ];
    ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero).filter(|value| *value < 10)).or_else(
        || {
            // Mongolian figures.
            (c as u32).checked_sub(0x1810).filter(|value| *value < 10)
        },
    )
}

/// The value of the decimal figures at the beginning and how many bytes they take; at most six figures.
pub(super) fn figures(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut len = 0;
    for (count, c) in text.chars().enumerate() {
        let Some(figure) = digit(c) else { break };
        if count == 6 {
            return None;
        }
        value = value * 10 + figure;
        len += c.len_utf8();
    }
    (len > 0).then_some((value, len))
}

/// The value of a Chinese numeral at the beginning and how many bytes it takes.
pub(super) fn chinese(text: &str) -> Option<(u32, usize)> {
    let (mut total, mut figure, mut len) = (0_u32, None::<u32>, 0);
    for c in text.chars() {
        let value = match c {
            '〇' | '零' | '○' => 0,
            '一' | '壹' => 1,
            '二' | '两' | '貳' => 2,
            '三' | '參' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            '十' | '拾' => 10,
            '百' => 100,
            '千' => 1000,
            _ => break,
        };
        if value >= 10 {
            total = total.saturating_add(figure.take().unwrap_or(1).saturating_mul(value));
        } else {
            // 二〇一 is read figure by figure; 百零一 skips a place.
            figure = Some(
                figure
                    .filter(|f| *f > 0)
                    .map_or(value, |f| f.saturating_mul(10).saturating_add(value)),
            );
        }
        len += c.len_utf8();
    }
    (len > 0).then(|| (total.saturating_add(figure.unwrap_or(0)), len))
}

/// The value of a Roman numeral that takes the whole text; only the usual spelling counts.
pub(super) fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let mut value = 0_u32;
    let mut last = u32::MAX;
    for b in text.bytes() {
        let figure = match b | 0x20 {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            b'c' => 100,
            b'd' => 500,
            b'm' => 1000,
            _ => return None,
        };
        if figure > last {
            // `iv`: the smaller one before was added, and must be taken away twice.
            value = (value + figure).checked_sub(2 * last)?;
        } else {
            value += figure;
        }
        last = figure;
    }
    (value > 0 && spell_roman(value).eq_ignore_ascii_case(text)).then_some(value)
}

/// A number in Roman figures.
fn spell_roman(mut value: u32) -> String {
    /// Roman figures from the largest.
    const FIGURES: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (figure, letters) in FIGURES {
        while value >= figure {
            value -= figure;
            out.push_str(letters);
        }
    }
    out
}

/// The place of a letter in an alphabet's order, from one, and the part after it for a letter that
/// stands between two others.
pub(super) fn letter(alphabet: usize, c: char) -> Option<Key> {
    if alphabet == 0 {
        if c.is_ascii_alphabetic() {
            return Some(Key::of(u32::from(c.to_ascii_lowercase() as u8 - b'a') + 1));
        }
        let small = c.to_lowercase().next()?;
        let (_, before) = LATIN_BETWEEN.iter().find(|(between, _)| *between == small)?;
        return Some(Key([*before as u32 - 'a' as u32 + 1, 1, 0, 0, 0]));
    }
    let small = c.to_lowercase().next()?;
    let place = ALPHABETS[alphabet].chars().position(|of| of == small)?;
    Some(Key::of(u32::try_from(place).ok()? + 1))
}

/// The plain form of a letter: itself in Latin, the Latin letter in its place otherwise.
fn plain_letter(c: char) -> Option<String> {
    if letter(0, c).is_some() {
        return Some(c.to_lowercase().collect());
    }
    (1..ALPHABETS.len()).find_map(|alphabet| letter(alphabet, c)).map(|key| {
        ALPHABETS[0]
            .chars()
            .nth(key.base() as usize - 1)
            .map_or_else(|| key.base().to_string(), String::from)
    })
}

/// The value of letters used as a number: `b` is 2, `aa` comes after `z`.
pub(super) fn letters_key(letters: &str) -> u32 {
    letters.bytes().fold(0, |value: u32, b| {
        value.saturating_mul(27).saturating_add(u32::from((b | 0x20).saturating_sub(b'a')) + 1)
    })
}

/// The number in or behind a circle or in brackets of its own: ①, ⑴, ⒈, ㈠.
pub(super) fn circled(c: char) -> Option<u32> {
    let code = c as u32;
    if code < 0x2460 {
        return None;
    }
    /// First and last of each block, and the number of its first.
    const BLOCKS: [(u32, u32, u32); 7] = [
        (0x2460, 0x2473, 1),
        (0x2474, 0x2487, 1),
        (0x2488, 0x249B, 1),
        (0x3220, 0x3229, 1),
        (0x3251, 0x325F, 21),
        (0x3280, 0x3289, 1),
        (0x32B1, 0x32BF, 36),
    ];
    BLOCKS
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&code))
        .map(|(first, _, of)| code - first + of)
}

/// The number at the beginning of a text, as it may stand after or within the name of a unit:
/// `225-4-1`, `L. 823-1`, `98AA`, `2 bis`, `IV`, `One`, `二百二十六`, `١٢`, `premier`, `A`.
pub(super) fn number(text: &str) -> Option<Numeral> {
    article_prefix(text)
        .or_else(|| figured(text))
        .or_else(|| {
            let (value, len) = chinese(text)?;
            Some(Numeral { len, plain: value.to_string(), key: Key::of(value) })
        })
        .or_else(|| worded(text))
}

/// A number with the letter of a French code's part before it: `L823-1`, `R. 4-2`.
fn article_prefix(text: &str) -> Option<Numeral> {
    let first = text.chars().next().filter(|c| matches!(c, 'L' | 'R' | 'D' | 'A'))?;
    let rest = text[1..]
        .trim_start_matches('*')
        .trim_start_matches('.')
        .trim_start_matches([' ', '\u{a0}']);
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let inner = figured(rest)?;
    Some(Numeral {
        len: text.len() - rest.len() + inner.len,
        plain: format!("{}{}", first.to_ascii_lowercase(), inner.plain),
        key: inner.key,
    })
}

/// A number that begins with figures, with everything that belongs to it.
fn figured(text: &str) -> Option<Numeral> {
    let (value, mut len) = figures(text)?;
    let mut plain = value.to_string();
    let mut key = Key::of(value);
    loop {
        let rest = &text[len..];
        let mut chars = rest.chars();
        let Some(first) = chars.next() else { break };
        if first.is_ascii_alphabetic() {
            let run = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            let letters = &rest[..run];
            let lower = letters.to_ascii_lowercase();
            let ends = !rest[run..].starts_with(char::is_alphabetic);
            if ends && INSERTED.contains(&lower.as_str()) {
                key.push(INSERTED.iter().position(|w| *w == lower).map_or(1, |at| at as u32 + 2));
            } else if ends && ORDINAL_MARKS.contains(&lower.as_str()) && key.len() == 1 {
                len += run;
                continue;
            } else if ends
                && run <= 3
                && (run <= 2 || letters.bytes().all(|b| b.is_ascii_uppercase()))
            {
                key.push(letters_key(letters));
            } else {
                break;
            }
            plain.push_str(&lower);
            len += run;
        } else if let Some(mark) =
            ORDINAL_MARKS.iter().find(|m| !m.is_ascii() && rest.starts_with(**m))
        {
            len += mark.len();
        } else if matches!(first, '-' | '‑' | '–' | '.' | '/') {
            let after = &rest[first.len_utf8()..];
            if let Some((part, taken)) = figures(after) {
                plain.push(if first == '.' { '.' } else { '-' });
                plain.push_str(&part.to_string());
                key.push(part);
                len += first.len_utf8() + taken;
                continue;
            }
            let run: usize =
                after.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
            let letters = &after[..run];
            // `16.1.LQ.150` and `2-bis`; `Article 5.A person` is no such thing.
            let coded = first == '.'
                && (1..=4).contains(&run)
                && letters.chars().all(char::is_uppercase)
                && after[run..].strip_prefix('.').is_some_and(|r| figures(r).is_some());
            let inserted = first != '.' && INSERTED.contains(&letters.to_lowercase().as_str());
            let lettered = first == '-'
                && run == 1
                && letters.is_ascii()
                && letters.chars().all(char::is_uppercase)
                && !after[run..].starts_with(char::is_alphanumeric);
            if !(coded || inserted || lettered) {
                break;
            }
            plain.push(if first == '.' { '.' } else { '-' });
            plain.push_str(&letters.to_lowercase());
            key.push(if letters.is_ascii() { letters_key(letters) } else { 1 });
            len += first.len_utf8() + run;
        } else if matches!(first, ' ' | '\u{a0}') {
            let after = &rest[first.len_utf8()..];
            let run: usize =
                after.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
            let word = after[..run].to_lowercase();
            let ends = after[run..].trim_start_matches([' ', '*', '_', '\\']);
            // `224-1 A` at the end of the label, `360 C .`; but not `5 A person`.
            let alone = run == 1
                && word.is_ascii()
                && after.starts_with(|c: char| c.is_ascii_uppercase())
                && (ends.is_empty() || ends.starts_with(['.', ':', '-', '–', '—', '\n', '\r']));
            if !(INSERTED.contains(&word.as_str()) || alone) {
                break;
            }
            key.push(if alone { letters_key(&word) } else { 2 });
            plain.push_str(&word);
            len += first.len_utf8() + run;
        } else {
            break;
        }
    }
    Some(Numeral { len, plain, key })
}

/// A number written as a word, a Roman numeral or a single capital letter.
fn worded(text: &str) -> Option<Numeral> {
    let run: usize = text
        .chars()
        .take_while(|c| c.is_alphabetic() || words::is_mark(*c))
        .map(char::len_utf8)
        .sum();
    let word = text.get(..run).filter(|word| !word.is_empty())?;
    if word.is_ascii() {
        if let Some(value) = roman(word).filter(|_| uniform(word)) {
            // `I A` is not read as one; `C` is rather a letter than a hundred.
            if !(run == 1 && matches!(word.as_bytes()[0] | 0x20, b'c' | b'd' | b'm' | b'l')) {
                return Some(Numeral { len: run, plain: value.to_string(), key: Key::of(value) });
            }
        }
        // `Ier`, `IIe`.
        for mark in ["er", "ère", "ème", "e"] {
            let Some(value) = word.strip_suffix(mark).and_then(roman) else { continue };
            if word.starts_with(|c: char| c.is_ascii_uppercase()) {
                return Some(Numeral { len: run, plain: value.to_string(), key: Key::of(value) });
            }
        }
        if run == 1 && word.as_bytes()[0].is_ascii_uppercase() {
            return Some(Numeral {
                len: run,
                plain: word.to_ascii_lowercase(),
                key: Key::of(letters_key(word)),
            });
        }
    }
    if run > 60 {
        return None;
    }
    let lower = word.to_lowercase();
    // Two-word ordinals first: `الحادي عشر`, `kedua belas`.
    let second: usize = text[run..].strip_prefix(' ').map_or(0, |rest| {
        1 + rest.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>()
    });
    let two = (second > 1 && second < 40).then(|| text[..run + second].to_lowercase());
    let find = |word: &str| {
        ORDINALS.iter().find(|(_, words)| words.contains(&word)).map(|(value, _)| *value)
    };
    two.and_then(|two| Some((find(&two)?, run + second)))
        .or_else(|| Some((find(&lower)?, run)))
        .map(|(value, len)| Numeral { len, plain: value.to_string(), key: Key::of(value) })
}

/// Whether letters are all capital or all small.
fn uniform(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_uppercase()) || word.bytes().all(|b| b.is_ascii_lowercase())
}

/// The number of a label in ASCII figures and small letters, for finding it: `第二百二十六条の二` is
/// `226-2`, `Article L823-1` is `l823-1`, `(iv)` is `iv`, `المادة ١٢` is `12`. Letters of other
/// scripts become the Latin letter in the same place of the order. Empty when there is no number.
pub fn plain_number(label: &str) -> String {
    let label =
        label.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#' | '\\'));
    if let Some(found) = words::unit(label) {
        return found.number.plain;
    }
    let inner = label
        .trim_matches(|c: char| !c.is_alphanumeric() && !words::is_mark(c) && circled(c).is_none());
    let Some(first) = inner.chars().next() else { return String::new() };
    if let Some(value) = circled(first) {
        return value.to_string();
    }
    if let Some(number) = figured(inner).or_else(|| article_prefix(inner)) {
        if number.len == inner.len() {
            return number.plain;
        }
        // `10의2`, `2の三`.
        let rest = inner[number.len..].trim_start_matches(['의', 'の', '之']);
        if rest.len() < inner.len() - number.len
            && let Some((more, _)) = figures(rest).or_else(|| chinese(rest))
        {
            return format!("{}-{more}", number.plain);
        }
        return number.plain;
    }
    if let Some((value, _)) = chinese(inner) {
        return value.to_string();
    }
    if inner.chars().all(|c| c.is_ascii_alphanumeric()) && inner.len() <= 5 {
        return inner.to_ascii_lowercase();
    }
    let mut chars = inner.chars().filter(|c| !words::is_mark(*c));
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return plain_letter(only).unwrap_or_default();
    }
    // A name without its number before it, such as a word before the figures that is not in the table.
    inner
        .char_indices()
        .find(|(_, c)| digit(*c).is_some())
        .and_then(|(at, _)| figured(&inner[at..]))
        .or_else(|| worded(inner).filter(|number| number.len == inner.len()))
        .map_or_else(String::new, |number| number.plain)
}

/// Whether a character is a Chinese numeral.
pub(super) fn chinese_figure(c: char) -> bool {
    matches!(c as u32, 0x3007 | 0x4E00..=0x9FFF) && chinese(c.encode_utf8(&mut [0; 4])).is_some()
}
