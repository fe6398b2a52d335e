//! Turns copies within the memory into calls, for the translation to JavaScript.
//!
//! A compiled module moves its records eight bytes at a time, which JavaScript can only do as two halves with a variable
//! between them. Written out at thousands of places that is a large part of the script, of which a call is a fraction.

use std::collections::HashMap;
use std::ops::Range;

use wasm_encoder::{CodeSection, Encode, Function, Instruction, MemArg, Module, RawSection};
use wasmparser::{BinaryReader, FunctionBody, Operator, Parser, Payload, TypeRef};

use crate::error::XtaskError;

const STEP: &str = "turning copies into calls";

/// The most copies that one call makes.
const LONGEST: usize = 12;
/// A kind of several copies that occurs less often is not worth a function of its own.
const SELDOM: usize = 4;

/// One copy: of eight bytes or of four, from an offset to an offset.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Copy {
    wide: bool,
    to: u64,
    from: u64,
}

/// Copies one after the other between the same two places; offsets count from the lowest.
type Shape = Vec<Copy>;

/// A copy in a function, and where its instructions stand.
struct Site {
    copy: Copy,
    /// The locals that hold the two places, where they are pushed just before.
    locals: Option<(u32, u32)>,
    /// The two instructions that push them, or nothing.
    pushes: Range<usize>,
    /// The load and the store.
    moves: Range<usize>,
    /// Whether it follows the one before with the same two places.
    goes_on: bool,
}

/// The same module with calls in the place of copies.
pub(super) fn as_calls(module: &[u8]) -> Result<Vec<u8>, XtaskError> {
    let broken = |error| XtaskError::step(STEP, error);
    let (mut types, mut functions) = (0, 0);
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload.map_err(broken)? {
            Payload::TypeSection(section) => types = section.count(),
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    functions += u32::from(matches!(import.map_err(broken)?.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(section) => functions += section.count(),
            Payload::CodeSectionEntry(body) => {
                let sites = sites(&body).map_err(broken)?;
                bodies.push((body, sites));
            }
            _ => {}
        }
    }
    let shapes = Shapes::of(bodies.iter().map(|(_, sites)| sites.as_slice()), functions);

    let mut code = CodeSection::new();
    for (body, sites) in &bodies {
        code.raw(&shapes.rewritten(module, body, sites));
    }
    for shape in &shapes.all {
        code.function(&function(shape));
    }
    let added = u32::try_from(shapes.all.len()).map_err(|error| XtaskError::step(STEP, error))?;
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(broken)?;
        let Some((id, range)) = payload.as_section() else { continue };
        let section = module
            .get(range)
            .ok_or_else(|| XtaskError::step(STEP, "a section reaches beyond the module"))?;
        let mut more = Vec::new();
        let longer = match payload {
            Payload::TypeSection(_) => {
                // A function of four `i32` that gives nothing.
                more.extend([0x60, 4, 0x7f, 0x7f, 0x7f, 0x7f, 0]);
                extended(section, 1, &more)
            }
            Payload::FunctionSection(_) => {
                (0..added).for_each(|_| types.encode(&mut more));
                extended(section, added, &more)
            }
            Payload::CodeSectionStart { .. } => {
                out.section(&code);
                continue;
            }
            _ => Ok(section.to_vec()),
        };
        out.section(&RawSection { id, data: &longer.map_err(broken)? });
    }
    Ok(out.finish())
}

/// A section, which begins with the count of its items, with some more of them.
fn extended(section: &[u8], added: u32, more: &[u8]) -> wasmparser::Result<Vec<u8>> {
    let mut reader = BinaryReader::new(section, 0);
    let count = reader.read_var_u32()?;
    let mut longer = Vec::new();
    (count + added).encode(&mut longer);
    longer.extend(reader.read_bytes(reader.bytes_remaining())?);
    longer.extend(more);
    Ok(longer)
}

fn sites(body: &FunctionBody) -> wasmparser::Result<Vec<Site>> {
    let operators = body
        .get_operators_reader()?
        .into_iter_with_offsets()
        .collect::<wasmparser::Result<Vec<_>>>()?;
    let mut sites: Vec<Site> = Vec::new();
    for (place, three) in operators.windows(3).enumerate() {
        let [(load, start), (store, _), (_, end)] = three else { continue };
        let copy = match (load, store) {
            (Operator::I64Load { memarg: from }, Operator::I64Store { memarg: to })
                if from.align >= 2 && to.align >= 2 =>
            {
                Copy { wide: true, to: to.offset, from: from.offset }
            }
            (Operator::I32Load { memarg: from }, Operator::I32Store { memarg: to })
                if from.align == 2 && to.align == 2 =>
            {
                Copy { wide: false, to: to.offset, from: from.offset }
            }
            _ => continue,
        };
        let pushes = place.checked_sub(2).and_then(|at| operators.get(at..place));
        let (locals, first) = match pushes {
            Some(
                [
                    (Operator::LocalGet { local_index: to }, first),
                    (Operator::LocalGet { local_index: from }, _),
                ],
            ) => (Some((*to, *from)), Some((*first, true))),
            Some(
                [
                    (Operator::LocalTee { local_index: to }, first),
                    (Operator::LocalGet { local_index: from }, _),
                ],
            ) => (Some((*to, *from)), Some((*first, false))),
            _ => (None, None),
        };
        let goes_on = first.is_some_and(|(first, plain)| {
            plain
                && sites
                    .last()
                    .is_some_and(|before| before.moves.end == first && before.locals == locals)
        });
        let pushes = first.map_or(*start..*start, |(first, _)| first..*start);
        sites.push(Site { copy, locals, pushes, moves: *start..*end, goes_on });
    }
    Ok(sites)
}

/// The runs of copies between the same two places.
fn runs(sites: &[Site]) -> impl Iterator<Item = &[Site]> {
    sites.chunk_by(|_, next| next.goes_on)
}

/// What these copies have in common with others, and the lowest offsets.
fn shape(sites: &[Site]) -> (Shape, u64, u64) {
    let to = sites.iter().map(|site| site.copy.to).min().unwrap_or_default();
    let from = sites.iter().map(|site| site.copy.from).min().unwrap_or_default();
    let relative =
        |site: &Site| Copy { to: site.copy.to - to, from: site.copy.from - from, ..site.copy };
    (sites.iter().map(relative).collect(), to, from)
}

/// The shapes that get functions, and the numbers of these.
struct Shapes {
    all: Vec<Shape>,
    numbers: HashMap<Shape, u32>,
}

impl Shapes {
    fn of<'a>(bodies: impl Iterator<Item = &'a [Site]>, first: u32) -> Self {
        let mut counts: HashMap<Shape, usize> = HashMap::new();
        let mut order = Vec::new();
        for run in bodies.flat_map(runs) {
            for length in 1..=LONGEST.min(run.len()) {
                for window in run.windows(length) {
                    let (shape, ..) = shape(window);
                    let count = counts.entry(shape.clone()).or_insert_with(|| {
                        order.push(shape);
                        0
                    });
                    *count += 1;
                }
            }
        }
        let all: Vec<Shape> = order
            .into_iter()
            .filter(|shape| match shape.as_slice() {
                [one] => one.wide,
                _ => counts.get(shape).is_some_and(|count| *count >= SELDOM),
            })
            .collect();
        let numbers = all.iter().cloned().zip(first..).collect();
        Self { all, numbers }
    }

    /// The bytes of a function's body with calls in the place of its copies.
    fn rewritten(&self, module: &[u8], body: &FunctionBody, sites: &[Site]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut written = body.range().start;
        for mut run in runs(sites) {
            while let [one, rest @ ..] = run {
                let longest = (1..=LONGEST.min(run.len())).rev().find_map(|length| {
                    let (now, later) = run.split_at_checked(length)?;
                    let (shape, to, from) = shape(now);
                    Some((now, later, to, from, *self.numbers.get(&shape)?))
                });
                let Some((now, later, to, from, number)) = longest else {
                    run = rest;
                    continue;
                };
                bytes.extend(module.get(written..one.pushes.end).unwrap_or_default());
                for offset in [to, from] {
                    // An address: the sum wraps around at the same place as the two's complement.
                    Instruction::I32Const((offset as u32).cast_signed()).encode(&mut bytes);
                }
                Instruction::Call(number).encode(&mut bytes);
                written = now.last().map_or(written, |last| last.moves.end);
                run = later;
            }
        }
        bytes.extend(module.get(written..body.range().end).unwrap_or_default());
        bytes
    }
}

/// A function that makes the copies in the same order, given both places and the offset from each.
fn function(shape: &[Copy]) -> Function {
    let mut function = Function::new([]);
    for (place, offset) in [(0, 2), (1, 3)] {
        function
            .instruction(&Instruction::LocalGet(place))
            .instruction(&Instruction::LocalGet(offset))
            .instruction(&Instruction::I32Add)
            .instruction(&Instruction::LocalSet(place));
    }
    for Copy { wide, to, from } in shape {
        let at = |offset: &u64| MemArg { offset: *offset, align: 2, memory_index: 0 };
        function.instruction(&Instruction::LocalGet(0)).instruction(&Instruction::LocalGet(1));
        if *wide {
            function
                .instruction(&Instruction::I64Load(at(from)))
                .instruction(&Instruction::I64Store(at(to)));
        } else {
            function
                .instruction(&Instruction::I32Load(at(from)))
                .instruction(&Instruction::I32Store(at(to)));
        }
    }
    function.instruction(&Instruction::End);
    function
}
