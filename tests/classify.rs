//! The classifier on texts whose answer is known, and on any text at all.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic; that is how it fails"
)]

use policy_checker::classify::{
    Classification, ClassifyError, DEFAULT_LIMIT, EvidenceKind, MAX_LIMIT, MAX_TEXT, Verdict,
    classify, classify_code, normalise::Normalised,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    level1: Option<String>,
    code: Option<String>,
    verdict: Option<String>,
    #[serde(default)]
    not: Vec<String>,
}

fn cases() -> Vec<Case> {
    let cases: Cases =
        toml::from_str(include_str!("cases/classify.toml")).expect("the case file is read");
    assert!(cases.cases.len() > 50);
    cases.cases
}

fn read(text: &str) -> Classification {
    classify(text, DEFAULT_LIMIT).expect("the text is short enough")
}

#[test]
fn known_texts_are_classified() {
    let mut failures = Vec::new();
    for case in cases() {
        let found = read(&case.text);
        let verdict = serde_json::to_value(found.verdict).expect("a verdict is a word");
        let wanted =
            case.verdict.as_deref().unwrap_or(if case.level1.is_some() { "in" } else { "none" });
        let first = found.level1.first().map(|share| share.code);
        let codes: Vec<&str> = found.candidates.iter().map(|candidate| candidate.code).collect();
        let unwanted = found
            .level1
            .iter()
            .any(|share| case.not.iter().any(|not| not == share.code) && share.probability >= 0.5);
        let right = verdict == wanted
            && (case.level1.is_none() || first == case.level1.as_deref())
            && case.code.as_deref().is_none_or(|code| codes.contains(&code))
            && !unwanted;
        if !right {
            failures.push(format!(
                "{}: {verdict}, none {:.2}, first {first:?}, {codes:?}",
                case.text, found.none
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn spans_slice_to_their_words_in_scalars_and_in_utf16() {
    for case in cases() {
        // A character outside the basic plane makes the two ways of counting differ.
        let text = format!("𠮷{}", case.text);
        let chars: Vec<char> = text.chars().collect();
        let units: Vec<u16> = text.encode_utf16().collect();
        let scalars = read(&text);
        let utf16 = scalars.clone().into_utf16(&text);
        for evidence in scalars.candidates.iter().flat_map(|candidate| &candidate.evidence) {
            assert_eq!(
                chars[evidence.start..evidence.end].iter().collect::<String>(),
                evidence.text
            );
        }
        for evidence in utf16.candidates.iter().flat_map(|candidate| &candidate.evidence) {
            assert_eq!(
                String::from_utf16_lossy(&units[evidence.start..evidence.end]),
                evidence.text
            );
        }
        for term in utf16.excluded {
            assert_eq!(String::from_utf16_lossy(&units[term.start..term.end]), term.text);
        }
    }
}

#[test]
fn evidence_shows_the_words_that_decide() {
    let found = read("从事集成电路晶圆制造、封装测试及销售");
    let evidence = &found.candidates[0].evidence;
    assert!(
        evidence.iter().any(|words| words.text == "集成电路" && words.kind == EvidenceKind::Name),
        "{evidence:?}"
    );
    assert!(
        evidence
            .iter()
            .any(|words| words.text == "封装测试" && words.kind == EvidenceKind::Synonym),
        "{evidence:?}"
    );
}

#[test]
fn excluded_words_stay_visible() {
    let found = read("餐饮服务（不含生物医药研发）");
    assert_eq!(found.excluded.len(), 1);
    assert_eq!(
        (found.excluded[0].text.as_str(), found.excluded[0].by.as_str()),
        ("生物医药研发", "不含")
    );
    assert!(found.candidates.iter().all(|candidate| candidate.evidence.is_empty()));
    for text in [
        "除尘设备制造",
        "非金属矿物制品",
        "不锈钢制品",
        "不饱和聚酯树脂",
        "非晶合金带材制造",
        "除湿机制造",
    ] {
        assert!(read(text).excluded.is_empty(), "{text}");
    }
}

#[test]
fn trade_says_so() {
    let found = read("无人机批发、零售");
    assert_eq!(found.verdict, Verdict::None);
    assert!(found.note.is_some());
}

#[test]
fn a_text_outside_names_what_it_resembles() {
    assert_eq!(read("理发店").nearest.map(|nearest| nearest.code), Some("8040"));
}

#[test]
fn a_material_row_gives_the_code_above_it() {
    let found = read("半导体晶体制造");
    let candidate =
        found.candidates.iter().find(|candidate| candidate.row == Some("半导体晶体制造"));
    let candidate = candidate.expect("the row is among the candidates");
    assert_eq!((candidate.code, candidate.level), ("3.4", 2));
}

#[test]
fn codes_follow_the_links() {
    let whole = classify_code("7520", 5).expect("7520 is a class");
    assert_eq!((whole.verdict, whole.candidates[0].code), (Verdict::In, "9.1.5"));
    let part = classify_code(" C3985 ", 50).expect("3985 is a class");
    assert_eq!(part.verdict, Verdict::Weak);
    assert!(part.candidates.iter().all(|candidate| !candidate.products.is_empty()));
    assert!(part.candidates.iter().any(|candidate| candidate.code == "1.2.3"));
    // 3974 and 3976 belong to 1.2.1 as a whole, and of the others of the group only some products do.
    let group = classify_code("397", 50).expect("397 is a group");
    let candidate = group.candidates.iter().find(|candidate| candidate.code == "1.2.1");
    assert!(candidate.expect("1.2.1 is linked").products.is_empty());
    assert_eq!(group.verdict, Verdict::Weak);
    let none = classify_code("8040", 5).expect("8040 is a class");
    assert_eq!((none.verdict, none.candidates.len()), (Verdict::None, 0));
    assert!(none.note.is_some());
    assert!(matches!(classify_code("A3973", 5), Err(ClassifyError::UnknownCode { .. })));
    assert!(matches!(classify_code("", 5), Err(ClassifyError::UnknownCode { .. })));
}

#[test]
fn arguments_out_of_range_are_refused() {
    assert_eq!(classify("锂电池", 0), Err(ClassifyError::LimitOutOfRange { limit: 0 }));
    assert!(classify("锂电池", MAX_LIMIT + 1).is_err());
    let long = "电".repeat(MAX_TEXT / 3 + 1);
    let error = classify(&long, 5).expect_err("the text is too long");
    assert_eq!(error.code(), "text-too-long");
    assert!(classify(&long[..MAX_TEXT / 3 * 3], 5).is_ok());
}

#[test]
fn folding_agrees_with_the_compatibility_forms_of_unicode() {
    use unicode_normalization::UnicodeNormalization;
    for code in 0xFF01..=0xFF5E_u32 {
        let wide = char::from_u32(code).expect("a wide form");
        let narrow: String = wide.nfkc().collect::<String>().to_lowercase();
        let folded: String = Normalised::new(&wide.to_string()).chars.into_iter().collect();
        let bracket = matches!(narrow.as_str(), "[" | "]" | "{" | "}");
        assert!(bracket || folded == narrow, "{wide}: {folded}, not {narrow}");
    }
    for sign in ["℃", "㎡", "㎜", "㎏", "Ⅳ", "№"] {
        let plain: String = sign.nfkc().collect::<String>().to_lowercase();
        let folded: String = Normalised::new(sign).chars.into_iter().collect();
        assert_eq!(folded, plain);
    }
}

#[test]
fn traditional_forms_give_the_same_result() {
    for (traditional, simplified) in
        [("風力發電機組製造", "风力发电机组制造"), ("污水處理設備製造", "污水处理设备制造")]
    {
        let (mut left, right) = (read(traditional), read(simplified));
        for (ours, theirs) in left.candidates.iter_mut().zip(&right.candidates) {
            for (mine, other) in ours.evidence.iter_mut().zip(&theirs.evidence) {
                mine.text.clone_from(&other.text);
            }
        }
        assert_eq!(left, right);
    }
}

proptest::proptest! {
    #[test]
    fn any_text_gives_sound_probabilities(text in ".{0,120}", limit in 1usize..=50) {
        let found = classify(&text, limit).expect("short enough");
        assert!((0.0..=1.0).contains(&found.none));
        assert!(found.candidates.len() <= limit && found.level1.len() <= 9 && found.level2.len() <= 10);
        let sum: f64 = found.level1.iter().map(|share| share.probability).sum();
        assert!(found.verdict == Verdict::MoreText || sum <= 1.0 - found.none + 1e-9);
        assert!(found.level1.is_sorted_by(|a, b| a.probability >= b.probability));
        let chars: Vec<char> = text.chars().collect();
        for evidence in found.candidates.iter().flat_map(|candidate| &candidate.evidence) {
            assert_eq!(chars[evidence.start..evidence.end].iter().collect::<String>(), evidence.text.clone());
        }
        assert_eq!(classify(&text, limit).expect("short enough"), found);
    }

    #[test]
    fn folding_twice_is_folding_once(text in "[a-zA-Z0-9 Ａ-Ｚ（），。；、／～°㎡Ⅲ①電車風發集成路\u{3000}\u{200b}\n.\\-]{0,60}") {
        let once: String = Normalised::new(&text).chars.into_iter().collect();
        let twice: String = Normalised::new(&once).chars.into_iter().collect();
        assert_eq!(once, twice);
    }

    #[test]
    fn pieces_of_licences_never_panic(pieces in proptest::collection::vec("除|外|除外|不含|非|（|）|，|；|。|：|、|销售|研发|生产|集成电路|IGBT|生物医药|应用于| |\n", 0..40)) {
        let found = classify(&pieces.concat(), 5).expect("short enough");
        assert!(found.excluded.iter().all(|term| term.start <= term.end));
    }
}

#[test]
fn exclusions_that_follow_one_another_do_not_overlap() {
    let result = classify("蔬菜种植除外、理发服务除外、生物医药研发", 5).unwrap();
    let taken: Vec<&str> = result.excluded.iter().map(|excluded| excluded.text.as_str()).collect();
    assert_eq!(taken, ["蔬菜种植", "理发服务"]);
    let many = classify(&"除外、".repeat(7_000), 5).unwrap();
    assert!(serde_json::to_string(&many).unwrap().len() < 4_000_000);
}

#[test]
fn a_text_that_repeats_one_word_without_end_is_answered_in_short() {
    for word in [
        "为",
        "给",
        "咨询",
        "咨询店",
        "销售",
        "以外",
        "芯片",
        "为a",
        "不含",
        "、",
        "(",
        "芯片咨询,",
    ] {
        let text = word.repeat(MAX_TEXT / word.len());
        let found = classify(&text, MAX_LIMIT).expect("the text is as long as may be");
        let json = serde_json::to_string(&found).expect("a result is written");
        assert!(json.len() < 4 * MAX_TEXT, "{word}: {} bytes", json.len());
    }
}
