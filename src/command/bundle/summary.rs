//! What a manifest says, for people and for programs.

use policy_checker::policy::Date;
use serde::Serialize;

use super::{super::Lang, counter::Counter, manifest::Manifest};

#[derive(Clone, Serialize)]
pub(super) struct Summary {
    release: String,
    counter: Counter,
    created: Date,
    expires: Option<Date>,
    expired: bool,
    key: String,
    next_key: Option<String>,
    files: usize,
    bytes: u64,
}

impl Summary {
    pub(super) fn of(manifest: &Manifest, today: Date) -> Summary {
        Summary {
            release: manifest.release.as_str().to_owned(),
            counter: manifest.counter,
            created: manifest.created,
            expires: manifest.expires,
            expired: manifest.expired(today),
            key: manifest.key.to_string(),
            next_key: manifest.next_key.map(|key| key.to_string()),
            files: manifest.files.len(),
            bytes: manifest.size().unwrap_or_default(),
        }
    }

    pub(super) fn expires(&self) -> Option<Date> {
        self.expires
    }

    /// Release and counter.
    pub(super) fn name(&self, lang: Lang) -> String {
        let (release, counter) = (&self.release, self.counter);
        match lang {
            Lang::Zh => format!("版本 {release}（序号 {counter}）"),
            Lang::En => format!("release {release} (counter {counter})"),
        }
    }

    pub(super) fn line(&self, lang: Lang) -> String {
        let Summary { created, files, bytes, .. } = self;
        let name = self.name(lang);
        match lang {
            Lang::Zh => format!("{name}，制作于 {created}，{files} 个文件，{bytes} 字节"),
            Lang::En => format!("{name}, made on {created}, {files} files, {bytes} bytes"),
        }
    }

    /// A warning if the last day has passed by the clock of this machine.
    pub(super) fn warning(&self, lang: Lang) -> Option<String> {
        let last = self.expires.filter(|_| self.expired)?;
        Some(match lang {
            Lang::Zh => format!(
                "注意：按本机时钟，该版本的有效期已于 {last} 届满，内容可能过时；仍可使用，请尽快更新，或者校准时钟"
            ),
            Lang::En => format!(
                "warning: by the clock of this machine the release expired on {last} and may be out of date; it still works: \
                 get a newer one, or set the clock"
            ),
        })
    }
}
