//! Laws in several languages, in short texts of their own making.

use crate::diag::Sink;
use crate::ingest::{Recognised, Scanner, read, recognise};
use crate::model::{Consent, MeansRequired, OffenceKind, Tri};
use crate::store::Library;

/// What is recognised in a text in a language.
fn recognised(language: &str, words: &str) -> Recognised {
    let library = Library::shipped();
    let mut sink = Sink::new();
    let cues = library.cues(language, &mut sink).expect("the language has cues");
    let vocabularies = library.vocabularies(&mut sink);
    let mut text = read(words.as_bytes(), Some("act.txt")).expect("a text");
    text.language = Some(language.to_owned());
    let scanner = Scanner::new(&cues, &vocabularies);
    let marks = scanner.scan(&text);
    recognise(&text, &marks)
}

/// The terms that an offence records.
fn terms(wordings: Option<&[crate::model::Wording]>) -> Vec<&str> {
    wordings.unwrap_or_default().iter().map(|wording| wording.term.as_str()).collect()
}

#[test]
fn a_definition_after_its_verb_and_its_punishment_are_one_offence() {
    let found = recognised(
        "ar",
        "المادة 1\nيقصد بالاتجار بالبشر تجنيد أشخاص أو نقلهم أو إيواؤهم، بوساطة التهديد أو الاختطاف أو \
         الاحتيال أو الخداع، بقصد الاستغلال. ويشمل الاستغلال السخرة أو الاسترقاق.\n\n\
         المادة 2\nيعاقب بالسجن مدة لا تقل عن خمس سنوات كل من ارتكب جريمة الاتجار بالبشر.\n\n\
         المادة 3\nلا يعتد برضا الضحية متى استخدمت أي من الوسائل المبينة في المادة 1.\n",
    );
    let offence = &found.offences[0];
    assert_eq!(offence.kind, OffenceKind::Tip);
    assert!(offence.provision.contains('2'), "{}", offence.provision);
    assert_eq!(offence.means_required, Some(MeansRequired::Listed));
    assert_eq!(offence.consent, Some(Consent::IrrelevantWhenMeansUsed));
    let purposes = terms(offence.purposes.as_deref());
    assert!(purposes.contains(&"السخرة") && purposes.contains(&"الاسترقاق"), "{purposes:?}");
}

#[test]
fn an_offence_in_a_code_is_read_from_its_own_words() {
    let found = recognised(
        "tr",
        "İnsan ticareti\nMadde 5 - (1) Zorla çalıştırmak veya fuhuş yaptırmak maksadıyla tehdit, baskı, \
         cebir veya şiddet uygulamak suretiyle kişileri ülkeye sokan, tedarik eden, sevk eden ya da \
         barındıran kimseye sekiz yıldan oniki yıla kadar hapis cezası verilir.\n",
    );
    let offence = &found.offences[0];
    assert_eq!(offence.kind, OffenceKind::Tip);
    assert_eq!(offence.purpose_required, Tri::Yes);
    let acts = terms(offence.acts.as_deref());
    assert!(acts.contains(&"tedarik eden") && acts.contains(&"barındıran"), "{acts:?}");
    let means = terms(offence.means.as_deref());
    assert!(means.contains(&"tehdit") && means.contains(&"cebir"), "{means:?}");
}

#[test]
fn what_a_language_does_not_show_stays_open() {
    // Sale alone, and nothing said of means: no offence of trafficking and no claim about it.
    let found = recognised(
        "ja",
        "（人身売買）\n第二百二十六条の二　人を買い受けた者は、三月以上五年以下の拘禁刑に処する。\n",
    );
    assert!(found.offences.iter().all(|offence| offence.kind != OffenceKind::Tip));
    // A list that names fewer acts than the protocol leaves room for words that are not known.
    let found = recognised(
        "zh",
        "第二百四十条　拐卖妇女、儿童的，处五年以上十年以下有期徒刑。\n\
         拐卖妇女、儿童是指以出卖为目的，有拐骗、收买、贩卖、接送、中转妇女、儿童的行为之一的。\n",
    );
    let offence = &found.offences[0];
    assert_eq!(offence.kind, OffenceKind::Tip);
    assert_eq!(offence.purpose_required, Tri::Unknown);
    let acts = terms(offence.acts.as_deref());
    assert!(acts.contains(&"acts that these words may take in"), "{acts:?}");
}
