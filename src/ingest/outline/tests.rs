//! Fixtures in the manner of each country's drafting, and properties that hold of any text.

use proptest::prelude::*;

use super::{Line, outline, outline_within, plain_number};
use crate::ingest::formats::{markdown, plain};
use crate::ingest::{LawText, ProvisionKind, SourceFormat, TreeBuilder};

/// The citations of all provisions from the section down.
fn cited(law: &LawText) -> Vec<String> {
    (0..law.provisions.len())
        .filter(|&at| law.provisions[at].kind >= ProvisionKind::Section)
        .map(|at| law.citation(at))
        .collect()
}

/// The numbers of a kind of provision.
fn numbers(law: &LawText, kind: ProvisionKind) -> Vec<&str> {
    law.provisions.iter().filter(|p| p.kind == kind).map(|p| p.number.as_str()).collect()
}

#[test]
fn labels_become_figures_and_small_letters() {
    let cases = [
        ("第二百二十六条の二", "226-2"),
        ("第133条之一", "133-1"),
        ("第一百三十三条之一", "133-1"),
        ("제287조의2", "287-2"),
        ("Pasal 2", "2"),
        ("Điều 150", "150"),
        ("৬", "6"),
        ("ধারা ১২", "12"),
        ("दफा ३", "3"),
        ("المادة ١٢", "12"),
        ("Article L823-1", "l823-1"),
        ("Article 225-4-1", "225-4-1"),
        ("98AA", "98aa"),
        ("§ 1581", "1581"),
        ("(iv)", "iv"),
        ("(2A)", "2a"),
        ("Article premier", "1"),
        ("Article 1er", "1"),
        ("Part IV", "4"),
        ("BAB II", "2"),
        ("第三章", "3"),
        ("①", "1"),
        ("（二）", "2"),
        ("(ক)", "a"),
        ("1°", "1"),
        ("271.2", "271.2"),
        ("Annex", ""),
    ];
    for (label, number) in cases {
        assert_eq!(plain_number(label), number, "{label}");
    }
}

#[test]
fn common_law_bill_with_contents_and_marginal_notes() {
    let law = markdown::read(
        "BORDER PERSONS BILL\n\nARRANGEMENT OF CLAUSES\n\nPART I\n\nPRELIMINARY\n\n1. Short title\n\n2. Interpretation\n\nPART II\n\nOFFENCES\n\n3. Harbouring\n\n\
         PART I\n\nPRELIMINARY\n\n**Short title**\n\n**1.** This Act is the Border Persons Act.\n\n**Interpretation**\n\n**2.** In this Act—\n\n\"migrant\" means a person on the move.\n\n\
         PART II\n\nOFFENCES\n\n**Harbouring**\n\n**3.** (1) Any person who—\n\n_(a)_ hides a migrant; or\n\n_(b)_ lodges a migrant for money,\n\ncommits an offence.\n\n\
         (2) Section 2 applies to\nsection 3 of this Act.\n",
    );
    assert_eq!(cited(&law), ["s 1", "s 2", "s 3", "s 3(1)", "s 3(1)(a)", "s 3(1)(b)", "s 3(2)"]);
    assert_eq!(numbers(&law, ProvisionKind::Part), ["1", "2"]);
    let third = law.provisions.iter().position(|p| p.label == "3.").expect("section 3");
    assert_eq!(law.heading(third), Some("Harbouring"));
}

#[test]
fn roman_numerals_and_letters_are_told_apart_by_sequence() {
    let law = plain::read(
        "1. Duties\n(1) The officer shall—\n(g) ask;\n(h) note:\n(i) the name; and\n(ii) the age;\n(i) report; and\n(j) close the file.\n2. Fees\nNone is due here.\n",
    );
    assert_eq!(
        cited(&law),
        [
            "s 1",
            "s 1(1)",
            "s 1(1)(g)",
            "s 1(1)(h)",
            "s 1(1)(h)(i)",
            "s 1(1)(h)(ii)",
            "s 1(1)(i)",
            "s 1(1)(j)",
            "s 2"
        ]
    );
}

#[test]
fn australian_headings_have_parts_within_chapters() {
    let law = markdown::read(
        "## Chapter 8--Persons\n\n### Part 8.1--Freedom\n\n##### Division 270--Servitude\n\n##### 270.1  Meaning of service\n\n * (1) A person serves if:\n\n  * (a) he works.\n\n\
         ##### 270.1A  Further meaning\n\n * (1) More is meant.\n\n * (2) Less is not.\n\n### Part 8.2--Travel\n\n##### 271.2  Offence of carrying\n\n * (1) It is one.\n",
    );
    assert_eq!(numbers(&law, ProvisionKind::Section), ["270.1", "270.1a", "271.2"]);
    let parts: Vec<_> = law.provisions.iter().filter(|p| p.kind == ProvisionKind::Part).collect();
    assert!(
        parts
            .iter()
            .all(|p| p.parent.is_some_and(|at| law.provisions[at].kind == ProvisionKind::Chapter))
    );
}

#[test]
fn civil_law_codes_have_sections_above_articles() {
    let law = markdown::read(
        "# Code des passages\n\n### Livre Ier : Des passages\n\n#### Chapitre II : Du passage\n\n#### Section 1 : De la traite\n\n##### Article 12-4-1\n\n\
         I. - Est puni le fait de passer :\n\n1° Par la mer ;\n\n2° Par la terre.\n\nII. - La tentative est punie.\n\n##### Article 12-4-2\n\nArticle 12-4-1 et suivants s'appliquent.\n",
    );
    assert_eq!(
        cited(&law),
        [
            "Article 12-4-1",
            "Article 12-4-1 I",
            "Article 12-4-1 I 1°",
            "Article 12-4-1 I 2°",
            "Article 12-4-1 II",
            "Article 12-4-2"
        ]
    );
    assert_eq!(numbers(&law, ProvisionKind::Division), ["1"]);
}

#[test]
fn articles_of_asia() {
    let indonesian = plain::read(
        "BAB I\nKETENTUAN UMUM\nPasal 1\nDalam Undang-Undang ini:\n1. Orang adalah manusia.\n2. Anak adalah orang muda.\nPasal 2\n(1) Setiap orang bebas, sesuai\nPasal 1 dan Pasal 3.\n(2) Dilarang:\na. menjual; atau\nb. membeli.\n",
    );
    assert_eq!(cited(&indonesian).len(), 8);
    assert_eq!(numbers(&indonesian, ProvisionKind::Section), ["1", "2"]);

    let chinese = plain::read(
        "第一章 总则\n\n第一条 为了保护人，制定本法。\n\n第二条 有下列情形的，处罚：\n\n（一）买卖的；\n\n（二）运送的。\n\n第三条之一 依照第二条处罚。\n",
    );
    assert_eq!(cited(&chinese), ["第一条", "第二条", "第二条（一）", "第二条（二）", "第三条之一"]);

    let korean = markdown::read(
        "## 제1장 총칙\n\n##### 제1조 (목적)\n\n사람을 지킨다.\n\n##### 제2조의2 (벌칙)\n\n**①** 보낸 자\n\n  1\\. 바다로\n\n  2\\. 땅으로\n\n**②** 제1조에 따른다.\n",
    );
    assert_eq!(numbers(&korean, ProvisionKind::Section), ["1", "2-2"]);
    assert_eq!(korean.heading(1), Some("목적"));

    let vietnamese = plain::read(
        "Chương I\n\nĐIỀU KHOẢN\n\nĐiều 15. Tội chở người\n\n1. Người nào chở người thì bị phạt:\n\na) Một người;\n\nd) Bốn người;\n\nđ) Năm người;\n\ne) Sáu người.\n\n2. Điều 14 không áp dụng.\n\nĐiều 16. Hết\n\nKhông có gì.\n",
    );
    assert_eq!(numbers(&vietnamese, ProvisionKind::Section), ["15", "16"]);
    assert_eq!(numbers(&vietnamese, ProvisionKind::Paragraph), ["a", "d", "đ", "e"]);

    let arabic = plain::read(
        "الفصل الأول\nأحكام عامة\nالمادة (1)\nلكل إنسان حق.\nالمادة (2)\nيحظر:\n1- البيع.\n2- الشراء.\nالمادة 3\nتطبق المادة 2 من هذا القانون.\n",
    );
    assert_eq!(numbers(&arabic, ProvisionKind::Section), ["1", "2", "3"]);

    let bangla = plain::read(
        "অধ্যায় ১\n১। সংক্ষিপ্ত শিরোনাম\n২। (১) কেউ পাচার করিলে:\n(ক) এক;\n(খ) দুই।\n(২) শেষ।\n৩। বাতিল।\n",
    );
    assert_eq!(numbers(&bangla, ProvisionKind::Section), ["1", "2", "3"]);
    assert_eq!(numbers(&bangla, ProvisionKind::Paragraph), ["a", "b"]);
}

#[test]
fn years_pages_and_citations_are_no_sections() {
    let law = plain::read(
        "1. Title\nThis is the Act of\n2019. It was made in\n2018.\n2. Scope\nIt follows the Acts of 1950 and\nSection 5 of the old Act.\n17\n3. End\nIt ends here.\n",
    );
    assert_eq!(numbers(&law, ProvisionKind::Section), ["1", "2", "3"]);
}

#[test]
fn quoted_provisions_belong_to_the_act_that_is_changed() {
    let law = markdown::read(
        "An Act to amend the Border Act.\n\n**1.** The principal Act is amended by inserting after section 7 the following section:\n\n\"Carrying\n\n**8.** Nobody may carry:\n\n_(a)_ goods; or\n\n_(b)_ persons.\".\n\n**2.** Section 9 is repealed.\n",
    );
    assert_eq!(numbers(&law, ProvisionKind::Section), ["1", "2"]);
}

#[test]
fn one_line_of_a_database_opens_what_stands_in_it() {
    let within = |text: &str| {
        let mut builder = TreeBuilder::new(SourceFormat::Json);
        builder.open(ProvisionKind::Section, "3", "3");
        outline_within(&mut builder, text);
        builder.finish()
    };
    let law = within(
        "3. —(1) Any person who — ( a ) hides another; ( b ) carries another — (i) by sea; or (ii) by land, commits an offence under section 2(1)( a ). (2) Paragraph (a) of subsection (1) and paragraphs (a), (b) do not bind.",
    );
    assert_eq!(
        cited(&law),
        ["s 3", "s 3(1)", "s 3(1)(a)", "s 3(1)(b)", "s 3(1)(b)(i)", "s 3(1)(b)(ii)", "s 3(2)"]
    );
    let nested = within(
        "3. (1) Any person who — ( a ) acts — (i) by day; or (ii) by night; ( b ) rests; or (c) waits. (2) No more.",
    );
    assert_eq!(
        cited(&nested),
        [
            "s 3",
            "s 3(1)",
            "s 3(1)(a)",
            "s 3(1)(a)(i)",
            "s 3(1)(a)(ii)",
            "s 3(1)(b)",
            "s 3(1)(c)",
            "s 3(2)"
        ]
    );
    assert_eq!(cited(&within("See section 3(1)(a) and section 4(1)(b).")), ["s 3"]);
}

#[test]
fn a_label_beside_the_text_counts() {
    let mut builder = TreeBuilder::new(SourceFormat::Docx);
    let line = |label: Option<&'static str>, text: &'static str| Line {
        text: text.into(),
        heading: None,
        label: label.map(Into::into),
    };
    outline(
        &mut builder,
        [
            line(Some("1."), "Title of the Act."),
            line(Some("2."), "Rules follow:"),
            line(Some("(a)"), "one;"),
            line(Some("(b)"), "two."),
        ],
    );
    let law = builder.finish();
    assert_eq!(cited(&law), ["s 1", "s 2", "s 2(a)", "s 2(b)"]);
    assert_eq!(law.content, "Title of the Act.\nRules follow:\none;\ntwo.");
}

/// Pieces of which texts of law and near misses are made.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("\n".to_owned()),
        Just(" ".to_owned()),
        proptest::sample::select(vec![
            "Part I",
            "PART 2",
            "Article 3",
            "Section One",
            "第二百条の二",
            "제3조의2",
            "المادة ٤",
            "Điều 5.",
            "১।",
            "(a)",
            "(i)",
            "( b )",
            "(ii)",
            "1.",
            "12A.",
            "3. (1) (a)",
            "①",
            "（一）",
            "一、",
            "I. - ",
            "1°",
            "a)",
            "“",
            "”",
            "\"",
            "---\n",
            "##### 98D Dealing",
            "**4.**",
            "_(c)_",
            "—",
            ": ",
            "; ",
            "SCHEDULE",
            "ARRANGEMENT OF SECTIONS",
            "\u{feff}",
            "\r\n",
            "के",
            "1\\.",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_stays_as_it_is_and_its_provisions_lie_in_each_other(pieces in proptest::collection::vec(piece(), 0..60)) {
        let text = pieces.concat();
        let whole = text.strip_prefix('\u{feff}').unwrap_or(&text);
        for law in [plain::read(&text), markdown::read(&text)] {
            prop_assert_eq!(&law.content, whole);
            for provision in &law.provisions {
                prop_assert!(law.content.get(provision.span.clone()).is_some());
                if let Some(heading) = &provision.heading {
                    prop_assert!(law.content.get(heading.clone()).is_some());
                    prop_assert!(provision.span.start <= heading.start && heading.end <= provision.span.end);
                }
                if let Some(parent) = provision.parent {
                    let around = &law.provisions[parent].span;
                    prop_assert!(around.start <= provision.span.start && provision.span.end <= around.end);
                }
            }
            for change in crate::ingest::amending::changes(&law) {
                if let Some(range) = change.new_text {
                    prop_assert!(law.content.get(range).is_some());
                }
            }
        }
        let mut builder = TreeBuilder::new(SourceFormat::Json);
        builder.open(ProvisionKind::Section, "1", "1");
        outline_within(&mut builder, &text);
        let law = builder.finish();
        prop_assert_eq!(&law.content, &text);
    }

    #[test]
    fn any_label_has_a_plain_number(label in "\\PC{0,20}") {
        let number = plain_number(&label);
        prop_assert!(!number.contains(char::is_whitespace));
    }
}
