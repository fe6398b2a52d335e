//! JSON from anyone: a tree that keeps what a map would lose, and a way of reading it that names every place at fault.
//!
//! Reading into types by `derive(Deserialize)` stops at the first error, does not say where it stands, and puts a copy of
//! the parser into the page for each type: a third of the code that the page loads.

mod place;

use std::{borrow::Cow, fmt};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

pub(crate) use place::{Errors, FromJson, Place, choice};

/// A JSON value, borrowing from its text where it can.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json<'a> {
    Null,
    Bool(bool),
    Integer(i64),
    /// A number that is no whole one, or a very large one.
    Other(f64),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    /// In the order of the text, with keys that stand twice.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// Reads `text` as a `T`.
///
/// # Errors
/// All that is wrong, at most `most`, as pairs of a path such as `rules[3].when` and a message. Where the text is no JSON
/// at all, one with an empty path, and the line and column in the message.
pub(crate) fn read<T: FromJson>(text: &str, most: usize) -> Result<T, Vec<(String, String)>> {
    let tree: Json = serde_json::from_str(text)
        .map_err(|error| vec![(String::new(), format!("no JSON: {error}"))])?;
    let mut errors = Errors::new(most);
    let value = T::read(&Place::whole(&tree), &mut errors);
    if errors.list.is_empty() { Ok(value) } else { Err(errors.list) }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json<'de>, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json<'de>, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json<'de>, E> {
        Ok(i64::try_from(value).map_or(Json::Other(f64::INFINITY), Json::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json<'de>, E> {
        Ok(Json::Other(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'de>, A::Error> {
        let mut object = Vec::new();
        while let Some(Json::Text(key)) = map.next_key()? {
            object.push((key, map.next_value()?));
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::{Errors, FromJson, Place, read};

    #[derive(Debug, PartialEq)]
    struct Box {
        size: i32,
        inner: Vec<Box>,
    }

    impl FromJson for Box {
        fn read(place: &Place, errors: &mut Errors) -> Box {
            place.object(errors, |object| Box {
                size: object.required("size"),
                inner: object.or_default("inner"),
            })
        }
    }

    #[test]
    fn everything_wrong_is_named_with_its_place() {
        let told = |text: &str| {
            let errors = read::<Box>(text, 3).unwrap_err();
            errors
                .into_iter()
                .map(|(path, message)| format!("{path}: {message}"))
                .collect::<Vec<_>>()
        };
        for (text, errors) in [
            (r#"{"inner": [{"size": 1}]}"#, vec![": `size` is missing"]),
            (
                r#"{"size": 1, "inner": [{"size": 1.5}, {"sise": 2}, 3]}"#,
                vec![
                    "inner[0].size: a whole number is wanted, not another number",
                    "inner[1]: `size` is missing",
                    "inner[1].sise: unknown key `sise`; did you mean `size`? (one of: size, inner)",
                ],
            ),
            (r#"{"size": 1, "size": 2}"#, vec!["size: stands twice"]),
            (r#"{"size": null}"#, vec!["size: a whole number is wanted, not null"]),
            (r#"{"size": 9999999999}"#, vec!["size: 9999999999 is out of range"]),
            ("[", vec![": no JSON: EOF while parsing a list at line 1 column 1"]),
            ("7", vec![": an object is wanted, not a number"]),
        ] {
            assert_eq!(told(text), errors, "{text}");
        }
        // Looking for every field among those before it would take minutes.
        let (strangers, twice) = (r#""": 0, "#.repeat(100_000), r#""size": 0, "#.repeat(100_000));
        let many = format!(r#"{{{strangers}{twice} "size": 1}}"#);
        assert_eq!(told(&many).len(), 3);
        let inner = vec![Box { size: 2, inner: Vec::new() }];
        let text = r#"{"size": 1, "inner": [{"size": 2}]}"#;
        assert_eq!(read::<Box>(text, 3), Ok(Box { size: 1, inner }));
    }
}
