//! The JavaScript interface in Node: plain objects out, errors with code and path for anything else in.
#![cfg(target_family = "wasm")]

use js_sys::{Array, JSON, JsString, Object, Reflect};
use policy_checker::wasm;
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_test::wasm_bindgen_test;

fn js(value: &Value) -> JsValue {
    JSON::parse(&value.to_string()).unwrap()
}

fn rust(value: &JsValue) -> Value {
    serde_json::from_str(&String::from(JSON::stringify(value).unwrap())).unwrap()
}

fn code(result: Result<JsValue, JsValue>) -> (String, Option<String>) {
    let error = result.unwrap_err();
    let property = |name: &str| Reflect::get(&error, &name.into()).unwrap();
    assert!(error.is_instance_of::<js_sys::Error>());
    assert_eq!(property("name"), "PolicyCheckerError");
    assert!(!property("message").as_string().unwrap().is_empty());
    (property("code").as_string().unwrap(), property("path").as_string())
}

fn failed(code: &str, path: &str) -> (String, Option<String>) {
    (code.to_owned(), Some(path.to_owned()))
}

const ABSENT: JsValue = JsValue::UNDEFINED;

#[wasm_bindgen_test]
fn spans_slice_in_javascript() {
    let text = "😀从事集成电路晶圆制造";
    let result = wasm::classify_text(&text.into(), &js(&json!({"limit": 3}))).unwrap();
    let result = rust(&result);
    assert_eq!(result["level1"][0]["code"], "1");
    let evidence = result["candidates"][0]["evidence"].as_array().unwrap().clone();
    assert!(!evidence.is_empty());
    for found in evidence {
        let (start, end) = (found["start"].as_u64().unwrap(), found["end"].as_u64().unwrap());
        let slice =
            JsString::from(text).slice(u32::try_from(start).unwrap(), u32::try_from(end).unwrap());
        assert_eq!(String::from(slice), found["text"].as_str().unwrap());
    }
}

#[wasm_bindgen_test]
fn an_assessment_is_a_plain_object_and_the_same_each_time() {
    let facts =
        js(&json!({"region": "jiangbei", "industries": ["1.2.4"], "red-lines": ["data-security"]}));
    let once = wasm::assess(&facts, &"2026-11-21".into(), &ABSENT).unwrap();
    let twice = wasm::assess(&facts, &"2026-11-21".into(), &ABSENT).unwrap();
    assert_eq!(JSON::stringify(&once).unwrap(), JSON::stringify(&twice).unwrap());
    let assessment = rust(&once);
    let entries = assessment["measures"].as_array().unwrap();
    let inclusive = entries
        .iter()
        .find(|entry| entry["id"] == "inclusive-period" && entry["document"] == "jiangbei")
        .unwrap();
    assert_eq!(inclusive["status"], "defeated");
    assert_eq!(inclusive["defeated_by"]["measure"], "red-line-enforcement");
    assert!(inclusive["because"][0]["truth"].is_string());
    assert!(Reflect::get(&once, &"questions".into()).unwrap().is_instance_of::<Array>());
}

#[wasm_bindgen_test]
fn what_would_turn_a_verdict_is_told() {
    let facts = js(&json!({"region": "other", "violation": "minor", "corrected-in-time": false}));
    let all = rust(&wasm::changes(&facts, &"2026-11-21".into(), &ABSENT).unwrap());
    let of = |entry: &&Value| entry["measure"] == "minor-violation-no-penalty";
    let turning = all.as_array().unwrap().iter().find(of).unwrap();
    assert_eq!(turning["status"], "does-not-apply");
    let fact = &turning["can"][0]["facts"][0];
    assert_eq!((&fact["fact"], &fact["to"]), (&json!("corrected-in-time"), &json!([true])));
    assert!(fact["how"]["zh"].is_string());
    assert_eq!(turning["can"][0]["missing"], json!(["harm"]));
}

#[wasm_bindgen_test]
fn wrong_arguments_throw_and_the_core_lives_on() {
    let megabyte = JsValue::from("一".repeat(1024 * 1024).as_str());
    let lone = JsValue::from(JsString::from_char_code(&[0xd800]));
    let deep = JSON::parse(&format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000))).unwrap();
    for value in [JsValue::NULL, ABSENT, 5.into(), deep.clone(), Object::new().into()] {
        assert_eq!(code(wasm::classify_text(&value, &ABSENT)), failed("wrong-type", "text"));
        assert_eq!(code(wasm::classify_code(&value, &ABSENT)), failed("wrong-type", "code"));
        assert_eq!(code(wasm::check_pack(&value)), failed("wrong-type", "json"));
    }
    assert_eq!(code(wasm::classify_text(&megabyte, &ABSENT)), failed("text-too-long", "text"));
    assert_eq!(code(wasm::classify_text(&lone, &ABSENT)), failed("lone-surrogate", "text"));
    assert_eq!(
        code(wasm::classify_text(&"x".into(), &js(&json!({"limit": 0})))),
        failed("limit-out-of-range", "limit")
    );
    assert_eq!(
        code(wasm::classify_text(&"x".into(), &js(&json!({"limit": "5"})))),
        failed("bad-options", "options.limit")
    );
    assert_eq!(
        code(wasm::classify_text(&"x".into(), &js(&json!({"limmit": 5})))),
        failed("bad-options", "options.limmit")
    );
    assert_eq!(code(wasm::classify_code(&"99999".into(), &ABSENT)), failed("unknown-code", "code"));
    assert_eq!(code(wasm::browse(&"no such".into())), failed("unknown-code", "code"));

    let day = JsValue::from("2026-11-21");
    let torn = Object::new();
    Reflect::set(&torn, &"region".into(), &lone).unwrap();
    assert_eq!(code(wasm::assess(&torn, &day, &ABSENT)), failed("lone-surrogate", "facts"));
    assert_eq!(code(wasm::classify_text(&"x".into(), &torn)), failed("lone-surrogate", "options"));
    // A backslash of the text itself is no escape.
    let written = js(&json!({"region": "\\ud800"}));
    assert_eq!(code(wasm::assess(&written, &day, &ABSENT)), failed("bad-facts", "region"));
    for facts in
        [JsValue::NULL, ABSENT, "text".into(), Array::new().into(), js_sys::Map::new().into()]
    {
        assert_eq!(code(wasm::assess(&facts, &day, &ABSENT)), failed("wrong-type", "facts"));
    }
    let with = |facts: Value| code(wasm::assess(&js(&facts), &day, &ABSENT));
    assert_eq!(with(json!({"stage": null})), failed("bad-facts", "stage"));
    assert_eq!(with(json!({"stage": 5})), failed("bad-facts", "stage"));
    assert_eq!(with(json!({"stage": {"deep": {}}})), failed("bad-facts", "stage"));
    assert_eq!(with(json!({"red-lines": ["x"]})), failed("bad-facts", "red-lines[0]"));
    assert_eq!(with(json!({"__proto__": "x"})), failed("bad-facts", "__proto__"));
    // How deep an object may be read depends on the stack that is left; it is refused either way.
    let facts = Object::new();
    Reflect::set(&facts, &"red-lines".into(), &deep).unwrap();
    for hostile in [deep.clone(), facts.clone().into()] {
        let (code, path) = code(wasm::assess(&hostile, &day, &ABSENT));
        assert!(["unreadable", "wrong-type", "bad-facts"].contains(&code.as_str()), "{code}");
        assert!(path.is_some());
    }
    Reflect::set(&facts, &"red-lines".into(), &megabyte).unwrap();
    assert_eq!(code(wasm::assess(&facts, &day, &ABSENT)), failed("text-too-long", "facts"));
    let thrower = js_sys::Function::new_no_args(
        "return new Proxy({}, { ownKeys() { throw new Error('no') } })",
    );
    let thrower = thrower.call0(&ABSENT).unwrap();
    assert_eq!(code(wasm::assess(&thrower, &day, &ABSENT)), failed("unreadable", "facts"));
    assert_eq!(code(wasm::classify_text(&"x".into(), &thrower)), failed("unreadable", "options"));
    let none = Object::new();
    assert_eq!(code(wasm::assess(&none, &ABSENT, &ABSENT)), failed("wrong-type", "asOf"));
    assert_eq!(
        code(wasm::assess(&none, &"2026-02-30".into(), &ABSENT)),
        failed("bad-date", "asOf")
    );
    assert_eq!(code(wasm::assess(&none, &day, &js(&json!("pack")))), failed("wrong-type", "packs"));
    assert_eq!(code(wasm::assess(&none, &day, &js(&json!(["[[["])))).0, "bad-pack");
    assert_eq!(code(wasm::catalogue(&js(&json!([5])))), failed("wrong-type", "packs[0]"));

    assert_eq!(rust(&wasm::classify_text(&"理发店".into(), &ABSENT).unwrap())["verdict"], "none");
    assert_eq!(rust(&wasm::classify_text(&"".into(), &ABSENT).unwrap())["verdict"], "more-text");
}

#[wasm_bindgen_test]
fn a_portal_brings_its_own_pack() {
    let toml: toml::Table =
        toml::from_str(include_str!("cases/packs/example-district.toml")).unwrap();
    let pack = serde_json::to_string(&toml).unwrap();
    assert_eq!(
        rust(&wasm::check_pack(&pack.as_str().into()).unwrap()),
        json!({"ok": true, "findings": []})
    );
    let packs = js(&json!([pack]));
    let catalogue = rust(&wasm::catalogue(&packs).unwrap());
    let regions = catalogue["regions"].as_array().unwrap();
    assert!(
        regions
            .iter()
            .any(|region| region["id"] == "example-district" && region["name"]["zh"] == "示例区")
    );
    let facts = js(&json!({"region": "example-district", "industries": ["8.2"], "red-lines": []}));
    let assessment = rust(&wasm::assess(&facts, &"2026-11-21".into(), &packs).unwrap());
    let entries = assessment["measures"].as_array().unwrap();
    let entry = entries.iter().find(|entry| entry["document"] == "example-district").unwrap();
    assert_eq!((&entry["id"], &entry["status"]), (&json!("inclusive-period"), &json!("applies")));

    let faulty = pack.replace("\"inclusive-period\"", "\"inclusive-perod\"");
    let checked = rust(&wasm::check_pack(&faulty.as_str().into()).unwrap());
    assert_eq!(checked["ok"], false);
    assert_eq!(checked["findings"][0]["path"], "rules[0].measure");
}

#[wasm_bindgen_test]
fn a_loaded_pack_joins_every_later_call() {
    let toml: toml::Table =
        toml::from_str(include_str!("cases/packs/example-district.toml")).unwrap();
    let pack = serde_json::to_string(&toml).unwrap();
    let facts = js(&json!({"region": "example-district", "industries": ["8.2"]}));
    let day = JsValue::from("2026-11-21");
    assert_eq!(code(wasm::assess(&facts, &day, &ABSENT)), failed("bad-facts", "region"));

    let document = rust(&wasm::load_pack(&pack.as_str().into()).unwrap());
    assert_eq!(document["title"], "示例区推行包容审慎监管办法");
    let regions = rust(&wasm::catalogue(&ABSENT).unwrap())["regions"].clone();
    assert!(regions.as_array().unwrap().iter().any(|region| region["id"] == "example-district"));
    let assessment = rust(&wasm::assess(&facts, &day, &ABSENT).unwrap());
    assert!(assessment["questions"].as_array().unwrap().contains(&json!("red-lines")));

    let comparison = rust(&wasm::compare(&facts, &day, &ABSENT).unwrap());
    let compared = comparison["differences"].as_array().unwrap();
    let inclusive = compared.iter().find(|entry| entry["measure"] == "inclusive-period").unwrap();
    let regions = inclusive["regions"].as_array().unwrap();
    let own = regions.iter().find(|entry| entry["region"] == "example-district").unwrap();
    assert_eq!((&own["silent"], &own["status"]), (&json!(false), &json!("depends")));

    // Nothing is lost by a pack that is refused, whose error lists all that is wrong.
    let faulty = pack.replace("\"inclusive-period\"", "\"inclusive-perod\"");
    let error = wasm::load_pack(&faulty.as_str().into()).unwrap_err();
    let findings = Reflect::get(&error, &"findings".into()).unwrap();
    assert_eq!(rust(&findings)[0]["path"], "rules[0].measure");
    assert_eq!(code(Err(error)), failed("bad-pack", "rules[0].measure"));
    // A getter that calls back finds the packs as they are.
    let getter = js_sys::Function::new_with_args(
        "load, pack, region",
        "return { get region() { load(pack); return region } }",
    );
    let load = Closure::<dyn Fn(JsValue) -> Result<JsValue, JsValue>>::new(|pack: JsValue| {
        wasm::load_pack(&pack)
    });
    let calling_back = getter
        .call3(&ABSENT, load.as_ref(), &pack.as_str().into(), &"example-district".into())
        .unwrap();
    assert!(wasm::assess(&calling_back, &day, &ABSENT).is_ok());

    wasm::unload_packs();
    assert_eq!(code(wasm::assess(&facts, &day, &ABSENT)), failed("bad-facts", "region"));
}

#[wasm_bindgen_test]
fn the_tree_is_browsed_from_its_root() {
    let root = rust(&wasm::browse(&ABSENT).unwrap());
    assert_eq!(root["children"].as_array().unwrap().len(), 9);
    assert_eq!(rust(&wasm::browse(&"1.2.4".into()).unwrap())["name"], "集成电路制造");
    assert_eq!(wasm::version(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn classes_are_found_as_one_types() {
    let found = rust(&wasm::find(&"397".into(), &js(&json!({"limit": 2}))).unwrap());
    assert_eq!(found.as_array().unwrap().len(), 2);
    assert_eq!((&found[0]["kind"], &found[0]["code"]), (&json!("industry"), &json!("397")));
    assert_eq!(found[0]["parents"][1]["code"], "39");
    let found = rust(&wasm::find(&"碳纸".into(), &ABSENT).unwrap());
    let first = &found[0];
    let text = JsString::from(first["text"].as_str().unwrap());
    let place = |name: &str| u32::try_from(first[name].as_u64().unwrap()).unwrap();
    assert_eq!(String::from(text.slice(place("start"), place("end"))), "碳纸");
    assert_eq!((&first["kind"], &first["by"]), (&json!("emerging"), &json!("product")));
    assert_eq!(rust(&wasm::find(&"".into(), &ABSENT).unwrap()), json!([]));
    assert_eq!(code(wasm::find(&5.into(), &ABSENT)), failed("wrong-type", "query"));
    let many = rust(&wasm::find(&"制造".into(), &js(&json!({"limit": 9_999}))).unwrap());
    assert_eq!(many.as_array().unwrap().len(), 50);
    let unknown = js(&json!({"most": 1}));
    assert_eq!(code(wasm::find(&"1".into(), &unknown)), failed("bad-options", "options.most"));
}
