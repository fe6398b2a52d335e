//! A value in a tree together with the way to it, and how types are read from there.

use std::{borrow::Cow, fmt};

use super::Json;
use crate::policy::suggestion;

/// What can be read from JSON.
pub(crate) trait FromJson: Sized {
    /// The value, or nothing where an error was told.
    fn read(place: &Place, errors: &mut Errors) -> Option<Self>;
}

/// What is wrong so far.
pub(crate) struct Errors {
    pub(super) list: Vec<(String, String)>,
    most: usize,
}

/// A value and the way to it.
pub(crate) struct Place<'p, 'j> {
    pub(crate) value: &'p Json<'j>,
    path: Path<'p>,
}

/// The way from the whole text; written out only where something is wrong.
enum Path<'p> {
    Whole,
    Key(&'p Path<'p>, &'p str),
    Item(&'p Path<'p>, usize),
}

/// The fields of an object, as far as they are asked for.
pub(crate) struct Object<'o, 'p, 'j> {
    fields: &'p [(Cow<'j, str>, Json<'j>)],
    path: &'p Path<'p>,
    errors: &'o mut Errors,
    asked: Vec<&'static str>,
}

impl Errors {
    pub(super) fn new(most: usize) -> Errors {
        Errors { list: Vec::new(), most }
    }

    fn is_full(&self) -> bool {
        self.list.len() >= self.most
    }

    fn tell(&mut self, path: &Path, message: impl FnOnce() -> String) {
        if !self.is_full() {
            self.list.push((path.to_string(), message()));
        }
    }
}

impl<'p, 'j> Place<'p, 'j> {
    pub(super) fn whole(value: &'p Json<'j>) -> Place<'p, 'j> {
        Place { value, path: Path::Whole }
    }

    /// Tells that the value is wrong.
    pub(crate) fn wrong<T>(&self, errors: &mut Errors, message: &str) -> Option<T> {
        errors.tell(&self.path, || message.to_owned());
        None
    }

    /// Tells that another kind of value is wanted.
    pub(crate) fn mistaken<T>(&self, errors: &mut Errors, wanted: &str) -> Option<T> {
        let found = match self.value {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Integer(_) => "a number",
            Json::Other(_) => "another number",
            Json::Text(_) => "a text",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        };
        errors.tell(&self.path, || format!("{wanted} is wanted, not {found}"));
        None
    }

    /// Reads an object by asking for its fields; a field that `read` does not ask for is told as unknown.
    pub(crate) fn object<T>(
        &self,
        errors: &mut Errors,
        read: impl FnOnce(&mut Object) -> Option<T>,
    ) -> Option<T> {
        let Json::Object(fields) = self.value else {
            return self.mistaken(errors, "an object");
        };
        let mut object = Object { fields, path: &self.path, errors, asked: Vec::new() };
        let value = read(&mut object);
        if object.is_sound() { value } else { None }
    }

    /// The fields of an object with their places, whatever they are; those that stand twice too.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&'p str, Place<'_, 'j>)> {
        let fields = if let Json::Object(fields) = self.value { fields.as_slice() } else { &[] };
        fields
            .iter()
            .map(|(key, value)| (key.as_ref(), Place { value, path: Path::Key(&self.path, key) }))
    }

    /// The values of a list.
    pub(crate) fn items(&self) -> impl Iterator<Item = Place<'_, 'j>> {
        let items = if let Json::List(items) = self.value { items.as_slice() } else { &[] };
        items
            .iter()
            .enumerate()
            .map(|(index, value)| Place { value, path: Path::Item(&self.path, index) })
    }
}

impl<'p, 'j> Object<'_, 'p, 'j> {
    /// What stands under a key. Not part of `field`, of which there is one for every type.
    #[inline(never)]
    fn ask(&mut self, key: &'static str, skip_null: bool) -> Option<&'p Json<'j>> {
        self.asked.push(key);
        let (_, value) = self.fields.iter().find(|(known, _)| known == key)?;
        (!skip_null || *value != Json::Null).then_some(value)
    }

    #[inline(never)]
    fn tell_missing(&mut self, key: &str) {
        self.errors.tell(self.path, || format!("`{key}` is missing"));
    }

    #[expect(clippy::option_option, reason = "outside: it can be read; inside: it is there")]
    fn field<T: FromJson>(&mut self, key: &'static str, skip_null: bool) -> Option<Option<T>> {
        let Some(value) = self.ask(key, skip_null) else {
            return Some(None);
        };
        T::read(&Place { value, path: Path::Key(self.path, key) }, self.errors).map(Some)
    }

    /// A field that must be there.
    pub(crate) fn required<T: FromJson>(&mut self, key: &'static str) -> Option<T> {
        let value = self.field(key, false)?;
        if value.is_none() {
            self.tell_missing(key);
        }
        value
    }

    /// A field that may be left out or be null.
    #[expect(clippy::option_option, reason = "outside: it can be read; inside: it is there")]
    pub(crate) fn optional<T: FromJson>(&mut self, key: &'static str) -> Option<Option<T>> {
        self.field(key, true)
    }

    /// A field that may be left out.
    pub(crate) fn or_default<T: FromJson + Default>(&mut self, key: &'static str) -> Option<T> {
        Some(self.field(key, false)?.unwrap_or_default())
    }

    /// Whether every field was asked for and stands once.
    fn is_sound(&mut self) -> bool {
        let mut sound = true;
        for (place, (key, _)) in self.fields.iter().enumerate() {
            // All but a few of very many fields are wrong; to look for each among those before it would take minutes.
            if self.errors.is_full() {
                return false;
            }
            let path = Path::Key(self.path, key);
            if !self.asked.contains(&key.as_ref()) {
                let asked = &self.asked;
                self.errors.tell(&path, || {
                    let unknown = suggestion::unknown("key", key, asked.iter().copied());
                    format!("{unknown} (one of: {})", asked.join(", "))
                });
                sound = false;
            } else if self.fields.iter().take(place).any(|(before, _)| before == key) {
                self.errors.tell(&path, || "stands twice".to_owned());
                sound = false;
            }
        }
        sound
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Whole => Ok(()),
            Path::Key(Path::Whole, key) => f.write_str(&suggestion::shown(key)),
            Path::Key(of, key) => write!(f, "{of}.{}", suggestion::shown(key)),
            Path::Item(of, index) => write!(f, "{of}[{index}]"),
        }
    }
}

/// One of several named values. `meanings` are words that someone may write instead, each with the name that is meant.
pub(crate) fn choice<T: Copy>(
    place: &Place,
    errors: &mut Errors,
    names: &[(&str, T)],
    meanings: &[(&str, &str)],
) -> Option<T> {
    let Json::Text(text) = place.value else {
        return place.mistaken(errors, "a text");
    };
    let found = names.iter().find(|(name, _)| name == text).map(|(_, value)| *value);
    found.or_else(|| {
        let all: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        let meant = meanings.iter().find(|(word, _)| word == text);
        let unknown = meant.map_or_else(
            || suggestion::unknown("value", text, all.iter().copied()),
            |(word, name)| format!("unknown value `{word}`; write `{name}`"),
        );
        place.wrong(errors, &format!("{unknown} (one of: {})", all.join(", ")))
    })
}

impl FromJson for String {
    fn read(place: &Place, errors: &mut Errors) -> Option<String> {
        match place.value {
            Json::Text(text) => Some(text.clone().into_owned()),
            _ => place.mistaken(errors, "a text"),
        }
    }
}

impl FromJson for bool {
    fn read(place: &Place, errors: &mut Errors) -> Option<bool> {
        match place.value {
            Json::Bool(truth) => Some(*truth),
            _ => place.mistaken(errors, "true or false"),
        }
    }
}

impl FromJson for i32 {
    fn read(place: &Place, errors: &mut Errors) -> Option<i32> {
        match place.value {
            Json::Integer(number) => i32::try_from(*number)
                .ok()
                .or_else(|| place.wrong(errors, &format!("{number} is out of range"))),
            _ => place.mistaken(errors, "a whole number"),
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(place: &Place, errors: &mut Errors) -> Option<Vec<T>> {
        if !matches!(place.value, Json::List(_)) {
            return place.mistaken(errors, "a list");
        }
        // Every item is read, so that all that is wrong is told.
        let read: Vec<Option<T>> = place.items().map(|item| T::read(&item, errors)).collect();
        read.into_iter().collect()
    }
}
