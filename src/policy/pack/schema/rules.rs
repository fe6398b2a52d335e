//! Rules with their citations, cases, notes and dates.

use serde_json::{Value, json};

use super::keywords::{
    NOT_PLAIN, bilingual, both, condition, name_of_figure, nonempty, one_of, optional,
    optional_condition, own_id, public_id, text, with,
};
use crate::policy::pack::reading::{
    LONGEST_TEXT, MOST_CITATIONS, MOST_DAYS, MOST_MONTHS, MOST_PARAMS,
};

pub(super) fn rule() -> Value {
    json!({
        "description": both(
            "文件中的一项措施。没有 `cases` 的，须有 `when` 和 `clauses`。",
            "One measure as the document has it. Without `cases`, `when` and `clauses` are wanted.",
        ),
        "type": "object",
        "additionalProperties": false,
        "required": ["measure", "firmness", "says"],
        "properties": {
            "measure": {
                "$ref": "#/$defs/measure",
                "description": both(
                    "措施的编号，见 data/measures.toml。每项措施至多一条规则。",
                    "Id of a measure of the catalogue. At most one rule for each.",
                ),
            },
            "firmness": firmness("原文的力度。计划和探索不能写成承诺。", "How firm the text is."),
            "clauses": citations(
                "依据的原文。不写的，每个 `cases` 都要写。",
                "The words it rests on; left out, every case quotes its own.",
            ),
            "when": optional_condition(
                "何时适用。对谁都适用的写 `{ always = true }`；不写的，只看 `cases`。",
                "When it applies; `{ always = true }` if it holds for everyone. Left out, `cases` alone decide.",
            ),
            "says": bilingual("对企业意味着什么。", "What it means for the business."),
            "do": optional(bilingual("企业应当做什么。", "What the business should do.")),
            "defeated-by": {
                "description": both(
                    "同一政策包中会排除本措施的措施；它们自己不能再被排除。",
                    "Measures of the same pack that take it away where they apply; these cannot be defeated themselves.",
                ),
                "type": "array",
                "uniqueItems": true,
                "items": { "$ref": "#/$defs/measure" },
            },
            "params": {
                "description": both("文件写明的数字。", "Figures that the document states."),
                "type": "object",
                "maxProperties": MOST_PARAMS,
                "propertyNames": name_of_figure(),
                "additionalProperties": { "$ref": "#/$defs/parameter" },
            },
            "dates": {
                "description": both("要计算的日子。", "Days to compute."),
                "type": "array",
                "maxItems": MOST_PARAMS,
                "items": date_rule(),
            },
            "cases": {
                "description": both(
                    "决策表的各行：有 `cases` 的，其中一行成立措施才适用。",
                    "Rows of a decision table: where there are any, one of them must hold.",
                ),
                "type": "array",
                "items": case(),
            },
            "notes": {
                "description": both("提示，不影响结论。", "Remarks that never change the status."),
                "type": "array",
                "items": note(),
            },
        },
        "if": nonempty("cases"),
        "then": {
            "anyOf": [
                nonempty("clauses"),
                { "properties": { "cases": { "items": nonempty("clauses") } } },
            ],
        },
        "else": {
            "required": ["clauses", "when"],
            "properties": { "clauses": { "minItems": 1 }, "when": { "type": "object" } },
        },
    })
}

fn firmness(zh: &str, en: &str) -> Value {
    let words = one_of([
        ("must", "应当 · must".to_owned()),
        ("may", "可以 · may".to_owned()),
        ("encourages", "鼓励 · encourages".to_owned()),
        ("explores", "探索 · explores".to_owned()),
        ("planned", "拟 · planned".to_owned()),
    ]);
    with(words, "description", both(zh, en).into())
}

fn citations(zh: &str, en: &str) -> Value {
    json!({
        "description": both(zh, en),
        "type": "array",
        "maxItems": MOST_CITATIONS,
        "items": {
            "description": both("原文的话和出处。", "Words of the document, and where they stand."),
            "type": "object",
            "additionalProperties": false,
            "required": ["ref", "quote"],
            "properties": {
                "ref": own_id(
                    "所列条款或者其中的款、项，例如 `第三十三条第一款`。",
                    "A clause of the pack's list, or a part of one.",
                ),
                "quote": text(
                    "逐字照抄原文，换行和空格不计。",
                    "Verbatim from the source text; line breaks and spaces do not count.",
                ),
            },
        },
    })
}

fn case() -> Value {
    json!({
        "description": both("决策表的一行。", "A row of a decision table."),
        "type": "object",
        "additionalProperties": false,
        "required": ["when", "says"],
        "properties": {
            "when": condition("这一行何时成立。", "When the row holds."),
            "says": bilingual("对企业意味着什么。", "What it means for the business."),
            "do": optional(bilingual("企业应当做什么。", "What the business should do.")),
            "firmness": optional(firmness("力度，与规则不同时填写。", "How firm the text is, if other than the rule's.")),
            "clauses": citations("这一行另外依据的原文。", "The words it rests on, beside the rule's."),
        },
    })
}

fn note() -> Value {
    json!({
        "description": both("一条提示。", "A remark."),
        "type": "object",
        "additionalProperties": false,
        "required": ["when", "says"],
        "properties": {
            "when": condition("何时显示。", "When it is shown."),
            "says": bilingual("提示的内容。", "What it says."),
        },
    })
}

fn date_rule() -> Value {
    json!({
        "description": both(
            "由一个日期推出的日子。`plus-months` 和 `plus-days` 至少写一个；都写的，个数相同。",
            "A day that follows from a fact. One of `plus-months` and `plus-days` at least; both have as many figures.",
        ),
        "type": "object",
        "additionalProperties": false,
        "required": ["name", "from"],
        "properties": {
            "name": public_id("在结果中的名称，例如 `until`。", "Its name in the result, for example `until`."),
            "from": { "$ref": "#/$defs/date-fact" },
            "plus-months": figures(
                MOST_MONTHS,
                "加几个月，每个数算出一个日子。",
                "Months to add, one figure for each day to compute.",
            ),
            "plus-days": figures(MOST_DAYS, "再加几天，同上。", "Days to add after the months, likewise."),
            "when": optional_condition(
                "何时计算；不写的，措施未被排除就计算。",
                "When it is computed; left out, whenever the measure is not ruled out.",
            ),
        },
        "anyOf": [nonempty("plus-months"), nonempty("plus-days")],
    })
}

fn figures(most: i32, zh: &str, en: &str) -> Value {
    json!({
        "description": both(zh, en),
        "type": "array",
        "maxItems": MOST_PARAMS,
        "items": { "type": "integer", "minimum": -most, "maximum": most },
    })
}

/// A figure of the document.
pub(super) fn parameter() -> Value {
    let figure = |kinds: Value, items: Value| {
        json!({
            "description": both("整数、文字，或者它们的列表。", "A whole number, a text or a list of them."),
            "type": kinds,
            "minimum": i32::MIN,
            "maximum": i32::MAX,
            "maxLength": LONGEST_TEXT,
            "not": { "type": "string", "pattern": NOT_PLAIN },
            "maxItems": MOST_PARAMS,
            "items": items,
        })
    };
    let inner = figure(json!(["integer", "string"]), json!({}));
    let list = || json!(["integer", "string", "array"]);
    figure(list(), figure(list(), inner))
}
