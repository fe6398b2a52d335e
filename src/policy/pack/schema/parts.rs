//! The document, its clauses and the conditions with a name.

use serde_json::{Value, json};

use super::keywords::{
    bilingual, both, condition, date, one_of, optional, own_id, plain, public_id, text, with,
};
use crate::policy::fact::OTHER_REGION;

pub(super) fn document() -> Value {
    json!({
        "description": both("是谁的文件，效力如何。", "Whose document it is, and how far it binds."),
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "title", "number", "issuer", "status", "source", "covers", "note"],
        "properties": {
            "id": public_id("文件的编号，公开使用，不再改名。", "Stable public id of the document."),
            "region": region(),
            "title": text("标题，照抄原文。", "Title as printed."),
            "number": plain("文号，照抄原文；没有的写 `\"\"`。", "Number as printed; `\"\"` if it has none."),
            "issuer": text("发文机关，照抄原文。", "Issuer as printed."),
            "issued": optional(date("成文日期；文件没有写的不填。", "Day of issue, if the document states it.")),
            "effective": optional(date(
                "施行日期，与成文日期不同时填写。自该日起参与判断。",
                "Day from which it applies, if that is another than the day of issue.",
            )),
            "until": optional(date(
                "最后一天；文件已经失效或者写明期限的填写。",
                "Last day on which it applies, if it has ended or states its end.",
            )),
            "status": with(legal_status(), "description", both("效力。", "Legal status.").into()),
            "source": plain(
                "原文在 data/sources 中的文件名，不带路径。",
                "File name of its text in data/sources, without a path.",
            ),
            "off-directory": {
                "description": both(
                    "文件把九大产业之外的企业也算作“四新经济”。",
                    "Whether it admits business outside the nine industries as four-new.",
                ),
                "type": "boolean",
            },
            "covers": bilingual("适用于谁。", "Whom it covers."),
            "note": bilingual("用文字说明效力，与每个结果一起显示。", "The legal status in words; shown with every result."),
        },
    })
}

/// The reader takes any id here; `pack check` holds them against the catalogue and the conditions.
pub(super) fn silent() -> Value {
    json!({
        "description": both(
            "可多选的情况中，文件没有提到、选了也没有区别的取值。",
            "Values of a set that the document does not name, so that choosing them makes no difference.",
        ),
        "type": "object",
        "additionalProperties": false,
        "required": ["fact", "because"],
        "properties": {
            "fact": own_id("可多选的情况。", "A fact of the type set."),
            "values": optional(json!({
                "description": both(
                    "没有条件问到的取值；不写的指其余全部取值。",
                    "Its values that no condition asks for; left out, all of them.",
                ),
                "type": "array",
                "items": own_id("取值。", "A value."),
            })),
            "because": bilingual("为什么没有规则。", "Why no rule asks for them."),
        },
    })
}

fn region() -> Value {
    optional(json!({
        "description": both(
            "施行的地区；全国适用的法律不写。",
            "The region it applies in; left out for national law.",
        ),
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "name"],
        "properties": {
            "id": with(
                public_id(
                    "地区的编号，公开使用，不再改名。`other` 留给没有政策包的地区。",
                    "Stable public id. `other` stands for all regions without a pack.",
                ),
                "not",
                json!({ "const": OTHER_REGION }),
            ),
            "name": bilingual("地区的名称。", "Name of the region."),
        },
    }))
}

fn legal_status() -> Value {
    one_of([
        ("in-force", "现行 · in force".to_owned()),
        ("trial", "试行 · in force on trial".to_owned()),
        ("draft", "征求意见稿，未生效 · a draft for comments, not in force".to_owned()),
        ("reply", "复函 · a reply letter that reports and announces".to_owned()),
        ("law", "法律或者行政法规 · a law or an administrative regulation".to_owned()),
    ])
}

pub(super) fn clause() -> Value {
    json!({
        "description": both("文件的一条。", "A clause of the document."),
        "type": "object",
        "additionalProperties": false,
        "required": ["ref"],
        "properties": {
            "ref": own_id(
                "条款编号，照抄原文，例如 `四(二)`。不得重复。",
                "Its heading as printed, for example `四(二)`. None stands twice.",
            ),
            "without-rule": optional(bilingual(
                "为什么没有规则；有规则引用的不写。",
                "Why no rule rests on it; left out where one does.",
            )),
        },
    })
}

pub(super) fn named_condition() -> Value {
    json!({
        "description": both("有编号的条件。", "A condition with a name."),
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "label", "when"],
        "properties": {
            "id": own_id("编号，供 `use` 引用。不得重复。", "The name, for `use`. None stands twice."),
            "label": bilingual("用文字写出条件。", "What it says, in words."),
            "when": condition("条件。", "The condition."),
        },
    })
}
