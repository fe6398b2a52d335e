//! A value in a tree together with the way to it, and how types are read from there.

use std::{borrow::Cow, fmt};

use super::Json;
use crate::policy::suggestion;

/// What can be read from JSON.
pub(crate) trait FromJson: Sized {
    /// The value. Where an error was told it is a stand-in that nobody is given: [`super::read`] then gives the errors alone.
    /// To carry "no value" through every field instead would double the code.
    fn read(place: &Place, errors: &mut Errors) -> Self;
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
    /// None where the value is no object: that is told, not what it lacks.
    fields: Option<&'p [(Cow<'j, str>, Json<'j>)]>,
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
    pub(crate) fn wrong(&self, errors: &mut Errors, message: &str) {
        errors.tell(&self.path, || message.to_owned());
    }

    /// Tells that another kind of value is wanted.
    #[inline(never)]
    pub(crate) fn mistaken(&self, errors: &mut Errors, wanted: &str) {
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
    }

    /// Reads an object by asking for its fields; a field that `read` does not ask for is told as unknown.
    pub(crate) fn object<T>(&self, errors: &mut Errors, read: impl FnOnce(&mut Object) -> T) -> T {
        let mut object = Object::of(self, errors);
        let value = read(&mut object);
        object.finish();
        value
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

// One copy of what does not depend on the type of a field.
impl<'o, 'p, 'j> Object<'o, 'p, 'j> {
    #[inline(never)]
    fn of(place: &'p Place<'p, 'j>, errors: &'o mut Errors) -> Self {
        let fields = if let Json::Object(fields) = place.value {
            Some(fields.as_slice())
        } else {
            place.mistaken(errors, "an object");
            None
        };
        Object { fields, path: &place.path, errors, asked: Vec::new() }
    }

    /// What stands under a key.
    #[inline(never)]
    fn ask(&mut self, key: &'static str) -> Option<Place<'p, 'j>> {
        self.asked.push(key);
        let (_, value) = self.fields?.iter().find(|(known, _)| known == key)?;
        Some(Place { value, path: Path::Key(self.path, key) })
    }

    #[inline(never)]
    fn ask_required(&mut self, key: &'static str) -> Option<Place<'p, 'j>> {
        let found = self.ask(key);
        if found.is_none() && self.fields.is_some() {
            self.errors.tell(self.path, || format!("`{key}` is missing"));
        }
        found
    }

    #[inline(never)]
    fn ask_optional(&mut self, key: &'static str) -> Option<Place<'p, 'j>> {
        self.ask(key).filter(|place| *place.value != Json::Null)
    }

    /// A field that must be there.
    pub(crate) fn required<T: FromJson>(&mut self, key: &'static str) -> T {
        match self.ask_required(key) {
            Some(place) => T::read(&place, self.errors),
            None => T::read(&Place::whole(&Json::Null), &mut Errors::new(0)),
        }
    }

    /// A field that may be left out or be null.
    pub(crate) fn optional<T: FromJson>(&mut self, key: &'static str) -> Option<T> {
        Some(T::read(&self.ask_optional(key)?, self.errors))
    }

    /// A field that may be left out.
    pub(crate) fn or_default<T: FromJson + Default>(&mut self, key: &'static str) -> T {
        self.ask(key).map_or_else(T::default, |place| T::read(&place, self.errors))
    }

    /// Tells every field that was not asked for, or that stands twice.
    #[inline(never)]
    fn finish(self) {
        let fields = self.fields.unwrap_or_default();
        for (place, (key, _)) in fields.iter().enumerate() {
            // All but a few of very many fields are wrong; to look for each among those before it would take minutes.
            if self.errors.is_full() {
                return;
            }
            let path = Path::Key(self.path, key);
            if !self.asked.contains(&key.as_ref()) {
                let asked = &self.asked;
                self.errors.tell(&path, || {
                    let unknown = suggestion::unknown("key", key, asked.iter().copied());
                    format!("{unknown} (one of: {})", asked.join(", "))
                });
            } else if fields.iter().take(place).any(|(before, _)| before == key) {
                self.errors.tell(&path, || "stands twice".to_owned());
            }
        }
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
    let all: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
    names.get(chosen(place, errors, &all, meanings)?).map(|(_, value)| *value)
}

/// The place of a choice among all.
#[inline(never)]
fn chosen(
    place: &Place,
    errors: &mut Errors,
    all: &[&str],
    meanings: &[(&str, &str)],
) -> Option<usize> {
    let Json::Text(text) = place.value else {
        place.mistaken(errors, "a text");
        return None;
    };
    let found = all.iter().position(|name| name == text);
    if found.is_none() {
        let meant = meanings.iter().find(|(word, _)| word == text);
        let unknown = meant.map_or_else(
            || suggestion::unknown("value", text, all.iter().copied()),
            |(word, name)| format!("unknown value `{word}`; write `{name}`"),
        );
        place.wrong(errors, &format!("{unknown} (one of: {})", all.join(", ")));
    }
    found
}

impl FromJson for String {
    #[inline(never)]
    fn read(place: &Place, errors: &mut Errors) -> String {
        if let Json::Text(text) = place.value {
            return text.clone().into_owned();
        }
        place.mistaken(errors, "a text");
        String::new()
    }
}

impl FromJson for bool {
    #[inline(never)]
    fn read(place: &Place, errors: &mut Errors) -> bool {
        if let Json::Bool(truth) = place.value {
            return *truth;
        }
        place.mistaken(errors, "true or false");
        false
    }
}

impl FromJson for i32 {
    #[inline(never)]
    fn read(place: &Place, errors: &mut Errors) -> i32 {
        let Json::Integer(number) = place.value else {
            place.mistaken(errors, "a whole number");
            return 0;
        };
        i32::try_from(*number).unwrap_or_else(|_| {
            place.wrong(errors, &format!("{number} is out of range"));
            0
        })
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(place: &Place, errors: &mut Errors) -> Vec<T> {
        if !matches!(place.value, Json::List(_)) {
            place.mistaken(errors, "a list");
        }
        // Every item is read, so that all that is wrong is told.
        place.items().map(|item| T::read(&item, errors)).collect()
    }
}
