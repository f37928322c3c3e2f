//! Tests of pinpoints, on a small law of their own.

use proptest::prelude::*;

use super::*;
use crate::ingest::{SourceFormat, TreeBuilder};

/// The paths of a pinpoint, with other laws and units that are no sections before them.
fn read(text: &str) -> String {
    let reference = |r: &Reference| {
        let path: Vec<String> = r.path.iter().map(Step::to_string).collect();
        let law = r.law.as_ref().map(|law| format!("{law}: ")).unwrap_or_default();
        let unit = match r.unit {
            Unit::Section => String::new(),
            unit => format!("{unit:?} "),
        };
        let entry = r.entry.as_ref().map(|entry| format!(" [{entry}]")).unwrap_or_default();
        format!("{law}{unit}{}{entry}", path.join("."))
    };
    parse(text).references.iter().map(reference).collect::<Vec<_>>().join(" | ")
}

#[test]
fn every_manner_of_citing_comes_to_paths() {
    let manners = [
        ("s 3(1)(a)-(c), s 2", "3.1.a-c | 2"),
        ("ss 57(1)(b)-(d), 57B", "57.1.b-d | 57b"),
        ("ss 57(3)-(3A), 36(4)", "57.3-3a | 36.4"),
        ("ss 94(1)(e)-(f), 179C ff", "94.1.e-f | 179c"),
        ("art. 225-4-1 I", "225-4-1.i"),
        ("arts. L823-1, L823-3", "l823-1 | l823-3"),
        ("arts 12-2(1), 94", "12-2.1 | 94"),
        ("art. 1 bis (1)(b)", "1bis.1.b"),
        ("Pasal 2 ayat (1)", "2.1"),
        ("Pasal 2 ayat (1) huruf z", "2.1.z"),
        ("Pasal 136 ayat (1)-(2)", "136.1-2"),
        ("Pasal 1 angka 5", "1.5"),
        ("Pasal 17, 20-21, 187", "17 | 20-21 | 187"),
        ("Pasal 76I, Pasal 88", "76i | 88"),
        ("Pasal 605-606 ayat (1)", "605-606.1"),
        ("UU 1/2026 Pasal II ayat (5)", "UU 1/2026: ii.5"),
        ("第二百四十条", "240"),
        ("第二百四十四条第一款、第二款", "244.1 | 244.2"),
        ("第六十四条第一款第二项; 第一百五十四条", "64.1.2 | 154"),
        ("第二百四十四条之一", "244-1"),
        ("第六条至第九条、第十四条", "6-9 | 14"),
        ("第一百五十三-A條第二款", "153-a.2"),
        ("第一百零一条至第一百零四条; 刑法第三十六条、第六十四条", "101-104 | 刑法: 36 | 刑法: 64"),
        ("解释第九条", "解释: 9"),
        ("제289조", "289"),
        ("제93조의2제2항제1호", "93-2.2.1"),
        ("Điều 62 khoản 2 điểm a, đ", "62.2.a | 62.2.đ"),
        ("Điều 14 khoản 1 và 2; Điều 17 khoản 2", "14.1 | 14.2 | 17.2"),
        ("Điều 150 khoản 1; NQ 02/2019 Điều 2", "150.1 | NQ 02/2019: 2"),
        ("art 240(1)", "240.1"),
        ("art 2 no 7", "2.7"),
        ("s 98D", "98d"),
        ("s 271.11B", "271.11b"),
        ("ss 11.1-11.5", "11.1-11.5"),
        ("s 2 (exploitation)", "2 [exploitation]"),
        ("s 2 (child), s 3(2)", "2 [child] | 3.2"),
        ("s 4(2)(ख) with ss 3, 15(1)(छ)", "4.2.b | 3 | 15.1.g"),
        ("Sch 1 item 3", "Schedule 1.3"),
        ("ss 24, 30-62, Schedule items 20-22", "24 | 30-62 | Schedule 20-22"),
        ("s 29(1)(b) and Third Schedule", "29.1.b | Schedule 3"),
        ("art. 2(2), schedules 1 and 2", "2.2 | Schedule 1 | Schedule 2"),
        ("Division 271", "Division 271"),
        ("Chapter IV", "Division iv"),
        (
            "s 5 with Penal Code Chapters 5 and 5A",
            "5 | Penal Code: Division 5 | Penal Code: Division 5a",
        ),
        ("18 USC 1590", "18 USC: 1590"),
        ("8 USC 1324(b); 18 USC 982(a)(6)", "8 USC: 1324.b | 18 USC: 982.a.6"),
        ("§ 1324(a)(1)(A)(v), (B)", "1324.a.1.a.v | 1324.a.1.b"),
        ("§ 3771(a)(2), (9), (10), (c)", "3771.a.2 | 3771.a.9 | 3771.a.10 | 3771.c"),
        ("§ 1591(e)(2) (until 2008: (c)(2))", "1591.e.2"),
        ("§ 1956(a), (h), 1957(a); 2", "1956.a | 1956.h | 1957.a | 2"),
        ("ss 359-360; Interpretation Act 1965 s 39", "359-360 | Interpretation Act 1965: 39"),
        (
            "Bharatiya Nagarik Suraksha Sanhita 2023, ss 514-516",
            "Bharatiya Nagarik Suraksha Sanhita 2023: 514-516",
        ),
        (
            "s 51; Penal Code 1871 ss 40(2), 107-120B, 511",
            "51 | Penal Code 1871: 40.2 | Penal Code 1871: 107-120b | Penal Code 1871: 511",
        ),
        ("art. 74-7, for placing under control and for go-betweens", "74-7"),
        ("s 6 before Act X of 2025", "6"),
        ("s 143, Explanation 1", "143"),
        ("ss 40(2), 108 Explanation 4, 109", "40.2 | 108 | 109"),
        ("arts. 121-2, 131-37 to 131-39", "121-2 | 131-37-131-39"),
        ("whole Act", "Whole "),
        ("preamble", "Front "),
        ("programme", "Unnumbered  [programme]"),
        ("", ""),
    ];
    let wrong: Vec<String> = manners
        .iter()
        .filter(|(pinpoint, paths)| read(pinpoint) != *paths)
        .map(|(pinpoint, paths)| format!("{pinpoint}: {} and not {paths}", read(pinpoint)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Section 57 with three paragraphs, 57B, 225-4-1, 240 and a schedule.
fn law() -> LawText {
    let mut builder = TreeBuilder::new(SourceFormat::Plain);
    let mut one = |kind, label: &str, number: &str| {
        builder.close_to(kind);
        builder.open(kind, label, number);
        builder.push(&format!("{label} words\n"));
    };
    one(ProvisionKind::Section, "57.", "57");
    one(ProvisionKind::Subsection, "(1)", "1");
    for letter in ["a", "b", "c", "d", "e"] {
        one(ProvisionKind::Paragraph, &format!("({letter})"), letter);
    }
    one(ProvisionKind::Subsection, "(2)", "2");
    one(ProvisionKind::Section, "57B.", "57b");
    one(ProvisionKind::Section, "Article 225-4-1", "225-4-1");
    one(ProvisionKind::Section, "240.", "240");
    one(ProvisionKind::Subsection, "(一)", "1");
    one(ProvisionKind::Section, "242.", "242");
    builder.close_to(ProvisionKind::Schedule);
    builder.open(ProvisionKind::Schedule, "Schedule 1", "1");
    builder.push("Schedule 1\n");
    builder.open(ProvisionKind::Section, "57.", "57");
    builder.push("57.");
    builder.finish()
}

/// What a pinpoint finds: the citation of the provision, and what was left over.
fn found(pinpoint: &str) -> Vec<String> {
    let text = law();
    let cited = |f: &Found| match f.provision {
        Some(provision) if f.is_whole() => text.citation(provision),
        Some(provision) => format!("{} not {}", text.citation(provision), f.path.join(".")),
        None => format!("no {}", f.path.join(".")),
    };
    parse(pinpoint).find(&text).iter().map(cited).collect()
}

#[test]
fn places_are_found_as_deep_as_the_text_goes() {
    assert_eq!(found("s 57(1)(c)"), ["s 57(1)(c)"]);
    assert_eq!(found("s 57(2)(a)"), ["s 57(2) not 57.2.a"]);
    assert_eq!(found("s 58"), ["no 58"]);
    assert_eq!(found("art. 225-4-1"), ["Article 225-4-1"]);
    assert_eq!(found("第二百四十条(i)"), ["s 240(一)"], "Roman and other figures are alike");
    assert_eq!(found("s 57(c)"), ["s 57(1)(c)"], "a level left out");
    assert_eq!(found("whole Act"), Vec::<String>::new());
}

#[test]
fn a_range_is_what_the_text_has_of_it() {
    assert_eq!(found("s 57(1)(b)-(d)"), ["s 57(1)(b)", "s 57(1)(c)", "s 57(1)(d)"]);
    assert_eq!(found("ss 57-60"), ["s 57", "s 57B"]);
    assert_eq!(found("ss 239-241"), ["s 240"]);
    assert_eq!(found("ss 300-310"), ["no 300-310"]);
}

#[test]
fn citations_are_near_or_not() {
    let near = |pinpoint, citation| parse(pinpoint).nearness(&parse(citation));
    assert_eq!(near("s 57(1)(b)-(d), s 2", "s 57(1)(c)"), Nearness::Within);
    assert_eq!(near("s 57(1)(b)-(d), s 2", "s 57(1)(c)(i)"), Nearness::Within);
    assert_eq!(near("s 57(1)(b)-(d), s 2", "s 57(1)(e)"), Nearness::SameSection);
    assert_eq!(near("s 57(1)", "s 57"), Nearness::SameSection);
    assert_eq!(near("s 57(1)", "s 57B(1)"), Nearness::Elsewhere);
    assert_eq!(near("ss 359-362", "s 360A"), Nearness::Within);
    assert_eq!(near("第二百四十条", "art 240(1)"), Nearness::Within);
    assert!(same_section("제289조", "art. 289(2)"));
    assert!(!same_section("Division 271", "s 271"));
}

fn same_section(pinpoint: &str, citation: &str) -> bool {
    super::same_section(&parse(pinpoint), citation)
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,40}") {
        parse(&text).find(&law());
    }

    #[test]
    fn what_looks_like_a_pinpoint_is_read(
        text in "(s |ss |art\\. |§ |Pasal |ayat |第|条|款|\\(|\\)|[a-z]|[A-Z]|[0-9]|-|, |; | ){0,24}",
    ) {
        let pinpoint = parse(&text);
        pinpoint.find(&law());
        pinpoint.nearness(&pinpoint);
    }

    #[test]
    fn a_provision_is_found_by_its_own_citation(which in 0usize..13) {
        let text = law();
        let citation = text.citation(which);
        let found = parse(&citation).find(&text);
        prop_assert_eq!(found.len(), 1, "{}", citation);
        prop_assert_eq!(found[0].provision, Some(which), "{}", citation);
    }
}
