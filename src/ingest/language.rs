//! In which language a text is: by its script, and within a script by letters and words that tell.
//!
//! A crate for this was weighed (whatlang): it has no Malay, Lao, Mongolian, Dzongkha or Dhivehi, and
//! the pairs that matter here, Indonesian and Malay, Hindi and Nepali, need words of law that tell in
//! any case. A few kilobytes from three places of the text are enough, so it costs nothing.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How many bytes are looked at in each of three places.
const SAMPLE: usize = 2000;

/// Words that are frequent in law, by language, in small letters. A word may stand in several lists;
/// those that stand in one tell.
const WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "of", "and", "to", "shall", "any", "or", "person", "who", "section", "by", "in",
            "for", "is", "this", "under", "with", "be",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "des", "du", "et", "est", "ou", "une", "par", "dans", "pour", "au",
            "aux", "sont", "qui", "que", "article", "peine", "ainsi", "puni",
        ],
    ),
    (
        "es",
        &[
            "el",
            "la",
            "los",
            "las",
            "del",
            "y",
            "que",
            "en",
            "una",
            "por",
            "para",
            "con",
            "será",
            "artículo",
            "persona",
            "pena",
            "años",
            "quien",
            "su",
        ],
    ),
    (
        "pt",
        &[
            "o", "os", "as", "da", "do", "dos", "das", "e", "em", "uma", "não", "é", "por", "para",
            "com", "artigo", "pessoa", "pena", "anos", "quem", "ou", "ao",
        ],
    ),
    (
        "it",
        &[
            "il", "la", "di", "e", "che", "della", "del", "per", "con", "è", "chi", "gli",
            "articolo", "pena", "anni", "delle", "dei", "nel",
        ],
    ),
    (
        "ro",
        &[
            "și",
            "în",
            "sau",
            "de",
            "la",
            "cu",
            "este",
            "se",
            "pentru",
            "care",
            "prin",
            "articolul",
            "persoană",
            "prezenta",
            "legii",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "das", "und", "oder", "wer", "wird", "mit", "zu", "einer", "eine", "des",
            "nicht", "ist", "dem", "bis", "absatz", "nach",
        ],
    ),
    (
        "nl",
        &[
            "de", "het", "een", "en", "van", "of", "wordt", "met", "tot", "die", "dat", "niet",
            "artikel", "is", "te", "ten", "voor", "op",
        ],
    ),
    (
        "sv",
        &[
            "och", "att", "som", "den", "en", "eller", "för", "till", "av", "är", "det", "med",
            "skall", "ska", "om",
        ],
    ),
    (
        "da",
        &[
            "og", "at", "som", "den", "en", "eller", "for", "til", "af", "er", "det", "med",
            "skal", "om", "den", "straffes",
        ],
    ),
    (
        "pl",
        &[
            "i", "w", "z", "na", "do", "kto", "lub", "albo", "się", "jest", "nie", "osoby",
            "karze", "podlega", "ustawy",
        ],
    ),
    (
        "cs",
        &[
            "a", "v", "nebo", "se", "na", "kdo", "je", "bude", "který", "osoby", "podle", "odnětí",
            "trestu",
        ],
    ),
    (
        "hu",
        &[
            "a",
            "az",
            "és",
            "vagy",
            "nem",
            "aki",
            "hogy",
            "büntetendő",
            "szerint",
            "törvény",
            "kell",
        ],
    ),
    ("sq", &["dhe", "ose", "të", "e", "në", "për", "me", "nga", "që", "është", "neni", "personi"]),
    (
        "tr",
        &[
            "ve", "veya", "bir", "bu", "ile", "için", "olarak", "olan", "kişi", "cezası", "madde",
            "hapis", "kadar", "yıldan", "göre",
        ],
    ),
    (
        "az",
        &[
            "və",
            "ya",
            "ilə",
            "bir",
            "bu",
            "üçün",
            "maddə",
            "olan",
            "edilir",
            "məcəllənin",
            "cəzalandırılır",
        ],
    ),
    (
        "uz",
        &[
            "va",
            "yoki",
            "bilan",
            "uchun",
            "shaxs",
            "modda",
            "bo\u{2018}lgan",
            "qilish",
            "ushbu",
            "jazolanadi",
        ],
    ),
    (
        "id",
        &[
            "yang",
            "dan",
            "dengan",
            "atau",
            "di",
            "dalam",
            "untuk",
            "pasal",
            "ayat",
            "sebagaimana",
            "dimaksud",
            "karena",
            "bahwa",
            "huruf",
            "undang-undang",
            "dipidana",
            "paling",
            "republik",
            "oleh",
            "orang",
            "setiap",
            "pada",
        ],
    ),
    (
        "ms",
        &[
            "yang",
            "dan",
            "dengan",
            "atau",
            "di",
            "dalam",
            "untuk",
            "seksyen",
            "subseksyen",
            "perenggan",
            "akta",
            "hendaklah",
            "kerana",
            "bahawa",
            "mana-mana",
            "seseorang",
            "boleh",
            "oleh",
            "orang",
            "ialah",
            "ertinya",
            "pada",
            "suatu",
            "tertakluk",
        ],
    ),
    (
        "tl",
        &[
            "ang", "ng", "sa", "mga", "na", "ay", "at", "o", "ito", "kung", "hindi", "tao",
            "batas", "seksyon", "dapat", "ni", "para",
        ],
    ),
    (
        "vi",
        &[
            "của", "và", "các", "có", "được", "người", "trong", "là", "theo", "không", "từ", "đến",
            "năm", "bị", "phạt", "điều", "khoản", "tội", "hoặc", "với",
        ],
    ),
    (
        "sw",
        &[
            "na", "ya", "wa", "kwa", "katika", "ni", "mtu", "au", "cha", "za", "sheria", "kifungu",
            "yeyote",
        ],
    ),
    (
        "hi",
        &[
            "है",
            "हैं",
            "और",
            "का",
            "की",
            "के",
            "में",
            "से",
            "को",
            "जो",
            "किसी",
            "होगा",
            "जाएगा",
            "अधिनियम",
            "उपधारा",
        ],
    ),
    (
        "ne",
        &[
            "छ",
            "र",
            "वा",
            "गर्ने",
            "हुनेछ",
            "गर्नु",
            "भएको",
            "गरेको",
            "यस",
            "ऐन",
            "बमोजिम",
            "दफा",
            "उपदफा",
            "व्यक्ति",
            "सजाय",
            "लाई",
            "पनि",
        ],
    ),
    ("mr", &["आहे", "आणि", "किंवा", "या", "कोणत्याही", "असेल", "कलम", "होईल", "यांच्या"]),
];

/// Letters that only some languages of a script have, in the order in which they are asked.
const LETTERS: &[(&str, &str, &str)] = &[
    ("arabic", "ur", "ٹڈڑےںھ"),
    ("arabic", "ps", "ښړځڅېۍ"),
    ("arabic", "ku", "ێۆڵڕ"),
    ("arabic", "ug", "ۇۈۋ"),
    ("arabic", "fa", "پچژگی"),
    ("cyrillic", "kk", "әғқұһ"),
    ("cyrillic", "tg", "ӣҷӯҳ"),
    ("cyrillic", "mn", "өү"),
    ("cyrillic", "uk", "їєґ"),
    ("cyrillic", "be", "ў"),
    ("cyrillic", "mk", "ѓќѕ"),
    ("cyrillic", "sr", "ђћ"),
    ("cyrillic", "ru", "ыэё"),
    ("cyrillic", "bg", "ъщ"),
    ("bengali", "as", "ৰৱ"),
];

/// The script of a character, by a name of the table of letters or by the language that alone has it.
fn script(c: char) -> Option<&'static str> {
    Some(match c as u32 {
        0x41..=0x5A | 0x61..=0x7A | 0xC0..=0x24F | 0x1E00..=0x1EFF => "latin",
        0x370..=0x3FF | 0x1F00..=0x1FFF => "el",
        0x400..=0x52F => "cyrillic",
        0x530..=0x58F => "hy",
        0x590..=0x5FF => "he",
        0x600..=0x6FF | 0x750..=0x77F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => "arabic",
        0x780..=0x7BF => "dv",
        0x900..=0x97F => "devanagari",
        0x980..=0x9FF => "bengali",
        0xA00..=0xA7F => "pa",
        0xA80..=0xAFF => "gu",
        0xB00..=0xB7F => "or",
        0xB80..=0xBFF => "ta",
        0xC00..=0xC7F => "te",
        0xC80..=0xCFF => "kn",
        0xD00..=0xD7F => "ml",
        0xD80..=0xDFF => "si",
        0xE00..=0xE7F => "th",
        0xE80..=0xEFF => "lo",
        0xF00..=0xFFF => "tibetan",
        0x1000..=0x109F => "my",
        0x10A0..=0x10FF => "ka",
        0x1200..=0x137F => "am",
        0x1780..=0x17FF => "km",
        0x1800..=0x18AF => "mn",
        0x3041..=0x30FF => "ja",
        0x3400..=0x9FFF => "han",
        0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7AF => "ko",
        _ => return None,
    })
}

/// The ISO 639-1 code of the main language of a text; none when it cannot be told.
pub fn detect(text: &str) -> Option<&'static str> {
    let samples = samples(text);
    let mut scripts: BTreeMap<&'static str, usize> = BTreeMap::new();
    // Letters of one script stand together: each run is entered once.
    let mut run = ("", 0);
    for c in samples.iter().flat_map(|sample| sample.chars()) {
        let Some(script) = script(c) else { continue };
        if script == run.0 {
            run.1 += 1;
        } else {
            *scripts.entry(run.0).or_default() += run.1;
            run = (script, 1);
        }
    }
    *scripts.entry(run.0).or_default() += run.1;
    let all: usize = scripts.values().sum();
    let count = |script: &str| scripts.get(script).copied().unwrap_or(0);
    // Kana decide between Japanese and Chinese; Korean law gives some words in Chinese characters too.
    if count("han") * 2 > all && count("ja") * 20 > count("han") || count("ja") * 4 > all {
        return Some("ja");
    }
    let (main, most) =
        scripts.iter().max_by_key(|(_, count)| **count).map(|(script, count)| (*script, *count))?;
    if most * 2 < all || most < 3 {
        return None;
    }
    match main {
        "latin" | "devanagari" => words(&samples),
        "han" => Some("zh"),
        "arabic" => Some(letters(&samples, main).unwrap_or("ar")),
        "bengali" => Some(letters(&samples, main).unwrap_or("bn")),
        "cyrillic" => letters(&samples, main),
        // The script is Tibetan's and Dzongkha's; the country's name and its verb tell.
        "tibetan" => samples.iter().any(|s| s.contains("འབྲུག") || s.contains("ཨིན")).then_some("dz"),
        language => Some(language),
    }
}

/// The beginning, middle and last third of a long text; all of a short one.
fn samples(text: &str) -> Vec<&str> {
    if text.len() <= 3 * SAMPLE {
        return vec![text];
    }
    [0, text.len() / 2, text.len() / 4 * 3]
        .iter()
        .map(|&from| {
            let boundary = |at: usize| {
                (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
            };
            &text[boundary(from)..boundary(from + SAMPLE)]
        })
        .collect()
}

/// The language whose words are by far the most frequent.
fn words(samples: &[&str]) -> Option<&'static str> {
    /// Each word with the places of its languages in [`WORDS`].
    static INDEX: OnceLock<BTreeMap<&str, Vec<usize>>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, (_, words)) in WORDS.iter().enumerate() {
            for word in *words {
                index.entry(word).or_default().push(at);
            }
        }
        index
    });
    let mut scores = vec![0_usize; WORDS.len()];
    for sample in samples {
        for word in sample.split(|c: char| {
            !(c.is_alphabetic() || c == '-' || crate::ingest::outline::is_letter_mark(c))
        }) {
            if word.is_empty() || word.len() > 40 {
                continue;
            }
            let small = word.to_lowercase();
            let Some(languages) = index.get(small.as_str()) else { continue };
            for &at in languages {
                // A word of few languages says more.
                scores[at] += 6 / languages.len().min(6);
            }
        }
    }
    let best = (0..scores.len()).max_by_key(|&at| scores[at])?;
    let second = (0..scores.len()).filter(|&at| at != best).map(|at| scores[at]).max().unwrap_or(0);
    (scores[best] >= 12 && scores[best] * 4 > second * 5).then(|| WORDS[best].0)
}

/// The language of a script whose own letters occur.
fn letters(samples: &[&str], script: &str) -> Option<&'static str> {
    let chars: usize = samples.iter().map(|sample| sample.chars().count()).sum();
    LETTERS.iter().filter(|(of, _, _)| *of == script).find_map(|(_, language, letters)| {
        let found = samples
            .iter()
            .flat_map(|sample| sample.chars())
            .filter(|c| letters.contains(*c))
            .count();
        // A stray letter of a name or quotation does not decide.
        (found * 300 > chars).then_some(*language)
    })
}

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn sentences_of_law_are_told_by_script_and_words() {
        let cases = [
            (
                "en",
                "Any person who harbours a migrant commits an offence and shall be liable to a fine.",
            ),
            (
                "fr",
                "Est puni de cinq ans le fait de loger les personnes dans des conditions indignes pour une peine.",
            ),
            (
                "es",
                "El que traslade a una persona con el fin de explotarla será penado por los tribunales en el país.",
            ),
            (
                "pt",
                "Quem transportar pessoa para fim de trabalho é punido com pena de prisão, não suspensa, ao abrigo da lei.",
            ),
            (
                "id",
                "Setiap orang yang membawa anak ke luar negeri dipidana sebagaimana dimaksud dalam ayat ini.",
            ),
            (
                "ms",
                "Mana-mana orang yang menyembunyikan migran hendaklah dihukum di bawah seksyen Akta ini.",
            ),
            (
                "vi",
                "Người nào chứa chấp người khác để lấy tiền thì bị phạt tù từ hai năm đến năm năm.",
            ),
            (
                "tr",
                "Bir kişi bu madde hükmüne göre iki yıldan beş yıla kadar hapis cezası ile cezalandırılır.",
            ),
            (
                "tl",
                "Ang sinumang tao na tumulong sa mga dayuhan ay dapat managot ayon sa batas na ito.",
            ),
            (
                "de",
                "Wer eine Person mit Gewalt zu einer Arbeit zwingt, wird mit Geldstrafe bestraft.",
            ),
            ("ar", "يعاقب بالسجن كل من نقل شخصا بقصد الاستغلال"),
            ("fa", "هر کس شخصی را برای بهره‌کشی جابه‌جا کند گناهکار است و پس از آن مجازات می‌شود"),
            ("ur", "جو کوئی شخص کسی بچے کو ملک سے باہر لے جائے گا اس کو قید کی سزا دی جائے گی"),
            ("bn", "কোনো ব্যক্তি শিশু পাচার করিলে তিনি দণ্ডিত হইবেন"),
            ("hi", "जो कोई व्यक्ति किसी बालक को काम में लगाता है और उससे लाभ लेता है"),
            ("ne", "कसैले यस ऐन बमोजिम अपराध गरेको भए निजलाई सजाय हुनेछ वा जरिवाना गर्ने छ"),
            ("ta", "எந்தவொரு நபரும்"),
            ("si", "යම් තැනැත්තෙක්"),
            ("zh", "拐骗儿童的，处拘役。"),
            ("ja", "人を国外に運んだ者は、罰金に処する。"),
            ("ko", "사람을 이송한 자는 벌금에 처한다."),
            ("th", "ผู้ใดพาบุคคลไป"),
            ("km", "ជនណាដែលដឹកជញ្ជូន"),
            ("lo", "ບຸກຄົນໃດທີ່"),
            ("my", "မည်သူမဆို"),
            ("mn", "Хүнийг ашиглах зорилгоор өөр газар авч явсан үйлдэл"),
            ("ru", "Перевозка лица в целях, указанных выше, и укрывательство наказываются"),
            ("dv", "މީހަކު"),
            ("dz", "འབྲུག་གི་ཁྲིམས།"),
        ];
        for (language, text) in cases {
            assert_eq!(detect(text), Some(language), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_told_stays_open() {
        assert_eq!(detect(""), None);
        assert_eq!(detect("12 / 2007 — 45"), None);
        assert_eq!(detect("Xyzzy plugh 3."), None);
    }
}
