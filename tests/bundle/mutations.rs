//! Ten thousand altered bundles, each given to the real command: all are refused for a fitting reason, and what runs is
//! not touched.

use std::{fs, sync::LazyLock, thread};

use fastrand::Rng;

use crate::{
    made::{Draft, key, sealed},
    operating::machine,
    place::tree,
};

const SEED: u64 = 20_261_122;
const WORKERS: u64 = 4;
/// The counter that is installed, and that of the bundle before it is altered.
const INSTALLED: u64 = 5;
const OFFERED: u64 = 6;

/// An altered bundle and the reasons for which it may be refused.
struct Altered {
    bytes: Vec<u8>,
    codes: &'static [&'static str],
}

const DAMAGED: [&str; 6] =
    ["no-bundle", "other-format", "manifest-size", "truncated", "trailing-bytes", "altered"];
const ANY_DAMAGE: [&str; 7] = [
    "no-bundle",
    "other-format",
    "manifest-size",
    "truncated",
    "trailing-bytes",
    "altered",
    "file",
];

/// Where the parts of a bundle begin.
struct Parts {
    length: usize,
    manifest: usize,
    signature: usize,
    files: usize,
}

fn parts(draft: &Draft) -> Parts {
    let manifest = 24 + 4;
    let signature = manifest + draft.manifest().len();
    Parts { length: 24, manifest, signature, files: signature + 64 }
}

fn draft() -> Draft {
    Draft { expires: Some("2027-11-22"), next: Some(2), ..Draft::new(OFFERED) }
}

/// The bundle that is altered, made once.
static OFFER: LazyLock<(Vec<u8>, Parts)> = LazyLock::new(|| (draft().bytes(), parts(&draft())));

fn offer() -> (Vec<u8>, &'static Parts) {
    (OFFER.0.clone(), &OFFER.1)
}

/// One bit is another.
fn flipped(random: &mut Rng) -> Altered {
    let (mut bytes, parts) = offer();
    let at = random.usize(..bytes.len());
    bytes[at] ^= 1 << random.u8(..8);
    let codes: &[&str] = match at {
        at if at < parts.length => &["no-bundle", "other-format"],
        at if at < parts.manifest => &["manifest-size", "truncated", "altered"],
        at if at < parts.files => &["altered"],
        _ => &["file"],
    };
    Altered { bytes, codes }
}

fn truncated(random: &mut Rng) -> Altered {
    let (mut bytes, parts) = offer();
    bytes.truncate(random.usize(..bytes.len()));
    let codes: &[&str] = if bytes.len() < parts.length { &["no-bundle"] } else { &["truncated"] };
    Altered { bytes, codes }
}

fn longer(random: &mut Rng) -> Altered {
    let (mut bytes, _) = offer();
    bytes.extend((0..random.usize(1..2_000)).map(|_| random.u8(..)));
    Altered { bytes, codes: &["trailing-bytes"] }
}

/// A stretch is left out, doubled, blanked, or put elsewhere.
fn rearranged(random: &mut Rng) -> Altered {
    let (original, _) = offer();
    loop {
        let mut bytes = original.clone();
        let begin = random.usize(..bytes.len());
        let end = random.usize(begin + 1..=bytes.len().min(begin + 300));
        let stretch = bytes[begin..end].to_vec();
        match random.u8(..4) {
            0 => _ = bytes.drain(begin..end),
            1 => _ = bytes.splice(begin..begin, stretch),
            2 => bytes[begin..end].fill(0),
            _ => {
                bytes.drain(begin..end);
                let to = random.usize(..=bytes.len());
                bytes.splice(to..to, stretch);
            }
        }
        if bytes != original {
            return Altered { bytes, codes: &ANY_DAMAGE };
        }
    }
}

/// Two files change places; sizes and digests are put right in every second one, but nobody can sign that.
fn swapped(random: &mut Rng) -> Altered {
    let (original, mut changed) = (draft(), draft());
    while changed.content() == original.content() {
        let (one, other) =
            (random.usize(..changed.files.len()), random.usize(..changed.files.len()));
        let [first, second] = [one, other].map(|at| changed.files[at].1.clone());
        (changed.files[one].1, changed.files[other].1) = (second, first);
    }
    let files = changed.content();
    if random.bool() {
        let (sealed, parts) = offer();
        let bytes = [&sealed[..parts.files], &files].concat();
        return Altered { bytes, codes: &["file"] };
    }
    let (own, Parts { signature, .. }) = offer();
    let signature = *signature;
    let mut bytes = changed.bytes();
    let place = parts(&changed).signature;
    bytes[place..place + 64].copy_from_slice(&own[signature..signature + 64]);
    Altered { bytes, codes: &["altered"] }
}

/// Someone else signs a site of their own, in their own name or in that of the publisher.
fn foreign(random: &mut Rng) -> Altered {
    let other = random.u8(2..=255);
    let counter = random.u64(1..1 << 53);
    let own = Draft { counter, signer: other, ..draft() };
    let own = Draft { next: own.next.filter(|next| *next != other), ..own };
    if random.bool() {
        return Altered { bytes: own.bytes(), codes: &["unknown-key"] };
    }
    let posed = Draft { signer: 1, ..own };
    let bytes = sealed(&posed.manifest(), &posed.content(), &key(other));
    Altered { bytes, codes: &["altered"] }
}

/// What the publisher signed in the past, and what is installed already.
fn old(random: &mut Rng) -> Altered {
    let counter = random.u64(1..=INSTALLED);
    let draft = Draft { counter, next: random.bool().then_some(2), ..Draft::new(OFFERED) };
    Altered { bytes: draft.bytes(), codes: &["old"] }
}

/// A path that the right key signed and that no machine may follow.
fn astray(random: &mut Rng) -> Altered {
    const PARTS: [&str; 24] = [
        "",
        ".",
        "..",
        "...",
        "a.",
        "a ",
        " a",
        "a\\b",
        "\\\\host",
        "C:",
        "c:a",
        "a:stream",
        "CON",
        "nul.txt",
        "Lpt3.x.y",
        "a\0b",
        "a\nb",
        "a\u{7f}",
        "a\u{202e}b",
        "a\u{200b}",
        "e\u{301}",
        "ａ",
        "PROGRA~1",
        "*",
    ];
    const SOUND: [&str; 4] = ["a", "b-1", "c.d", "E_f"];
    let mut path: Vec<String> =
        (0..random.usize(..3)).map(|_| SOUND[random.usize(..4)].into()).collect();
    let at = random.usize(..=path.len());
    let part = match random.u8(..10) {
        0 => "x".repeat(201),
        // Any character that is not allowed.
        1..=3 => loop {
            let c = random.char(..);
            if !(c.is_ascii_alphanumeric() || "-_./".contains(c)) {
                break format!("a{c}b");
            }
        },
        _ => PARTS[random.usize(..PARTS.len())].to_owned(),
    };
    path.insert(at, part);
    let mut draft = draft();
    draft.files.push((path.join("/"), b"x".to_vec()));
    Altered { bytes: sorted(draft).bytes(), codes: &["path"] }
}

/// Two paths that meet on some system.
fn meeting(random: &mut Rng) -> Altered {
    let mut draft = draft();
    let taken = draft.files[random.usize(..draft.files.len())].0.clone();
    let path = match random.u8(..3) {
        0 => taken,
        1 => taken.to_ascii_uppercase(),
        _ => format!("{taken}/below"),
    };
    draft.files.push((path, b"x".to_vec()));
    Altered { bytes: sorted(draft).bytes(), codes: &["path"] }
}

fn sorted(mut draft: Draft) -> Draft {
    draft.files.sort_by(|(one, _), (other, _)| one.cmp(other));
    draft
}

/// Sizes that are not those of the files, signed by the right key.
fn missized(random: &mut Rng) -> Altered {
    let draft = draft();
    let entry = draft.entries()[0].clone();
    let told = draft.files[0].1.len().to_string();
    let size = loop {
        let size = random.u64(..) >> random.u32(..64);
        if size.to_string() != told {
            break size;
        }
    };
    let changed = entry.replace(&format!(r#""size":{told},"#), &format!(r#""size":{size},"#));
    let manifest = draft.manifest().replace(&entry, &changed);
    Altered {
        bytes: sealed(&manifest, &draft.content(), &key(1)),
        codes: &["too-much", "truncated", "trailing-bytes"],
    }
}

/// The length of the manifest is any number.
fn mismeasured(random: &mut Rng) -> Altered {
    let (mut bytes, _) = offer();
    let own = bytes[24..28].to_vec();
    while bytes[24..28] == own {
        let length = random.u32(..) >> random.u32(..32);
        bytes[24..28].copy_from_slice(&length.to_be_bytes());
    }
    Altered { bytes, codes: &DAMAGED }
}

/// Something is put into the manifest that changes its spelling or breaks it, signed by the right key.
fn respelled(random: &mut Rng) -> Altered {
    const ADDED: [&str; 14] = [
        " ", "\n", "\t", ",", ":", "\"", "{", "}", "[]", "\\", "\\u0061", "\u{feff}", "é",
        "\"x\":1,",
    ];
    let draft = draft();
    let mut manifest = draft.manifest();
    manifest.insert_str(random.usize(..=manifest.len()), ADDED[random.usize(..ADDED.len())]);
    let bytes = sealed(&manifest, &draft.content(), &key(1));
    Altered { bytes, codes: &["manifest", "path"] }
}

type Alteration = (&'static str, usize, fn(&mut Rng) -> Altered);

const ALTERATIONS: [Alteration; 12] = [
    ("a bit is flipped", 3_000, flipped),
    ("the end is missing", 1_200, truncated),
    ("bytes follow", 400, longer),
    ("a stretch is moved", 1_200, rearranged),
    ("files are swapped", 600, swapped),
    ("another key signs", 600, foreign),
    ("the counter is old", 500, old),
    ("a path leads astray", 1_200, astray),
    ("paths meet", 400, meeting),
    ("a size is wrong", 400, missized),
    ("the manifest's length is wrong", 300, mismeasured),
    ("the manifest is spelled otherwise", 300, respelled),
];

#[test]
fn ten_thousand_altered_bundles_are_refused_and_what_runs_is_not_touched() {
    let workers: Vec<_> =
        (0..WORKERS).map(|worker| thread::spawn(move || refuse_share(worker))).collect();
    let refused: usize = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
    assert!(refused >= 10_000, "{refused}");
}

/// Goes through every kind of alteration; gives the number of bundles.
fn refuse_share(worker: u64) -> usize {
    let mut random = Rng::with_seed(SEED + worker);
    let place = machine(&[Draft::new(INSTALLED - 1), Draft::new(INSTALLED)]);
    let before = tree(&place.path("kiosk"));
    let mut refused = 0;
    for (what, number, alter) in ALTERATIONS {
        for round in 0..number.div_ceil(usize::try_from(WORKERS).unwrap()) {
            let Altered { bytes, codes } = alter(&mut random);
            fs::write(place.path("bundle"), &bytes).unwrap();
            let ran = place.say("install bundle --into kiosk");
            let what = format!("{what}, {round} of worker {worker}: {ran:?}");
            assert_eq!(ran.status, Some(1), "{what}");
            let code =
                ran.err.strip_prefix("bundle: refused (").and_then(|rest| rest.split(')').next());
            assert!(code.is_some_and(|code| codes.contains(&code)), "{what}\nnot in {codes:?}");
            assert_eq!(tree(&place.path("kiosk")), before, "{what}");
            refused += 1;
        }
    }
    // They were refused for what was altered: unaltered, it is installed.
    place.write("bundle", draft().bytes());
    place.say("install bundle --into kiosk").done();
    assert_eq!(place.served(), draft().site());
    refused
}
