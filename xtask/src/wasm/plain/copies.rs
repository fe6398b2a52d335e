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
    to: u32,
    from: u32,
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
    if shapes.all.is_empty() {
        return Ok(module.to_vec());
    }

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
        let (wide, to, from) = match (load, store) {
            (Operator::I64Load { memarg: from }, Operator::I64Store { memarg: to })
                if from.align >= 2 && to.align >= 2 =>
            {
                (true, to, from)
            }
            (Operator::I32Load { memarg: from }, Operator::I32Store { memarg: to })
                if from.align == 2 && to.align == 2 =>
            {
                (false, to, from)
            }
            _ => continue,
        };
        let (Ok(to), Ok(from)) = (u32::try_from(to.offset), u32::try_from(from.offset)) else {
            continue;
        };
        let copy = Copy { wide, to, from };
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
fn shape(sites: &[Site]) -> (Shape, u32, u32) {
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
                    Instruction::I32Const(offset.cast_signed()).encode(&mut bytes);
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
        let at = |offset: &u32| MemArg { offset: u64::from(*offset), align: 2, memory_index: 0 };
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

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        FunctionSection, Instruction as I, MemorySection, MemoryType, TypeSection, ValType,
    };
    use wasmparser::{Validator, WasmFeatures};

    fn at(offset: u64) -> MemArg {
        MemArg { offset, align: 2, memory_index: 0 }
    }

    /// A function of two places in the memory.
    fn module(instructions: &[I]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32, ValType::I32], []);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut body = Function::new([]);
        for instruction in instructions {
            body.instruction(instruction);
        }
        body.instruction(&I::End);
        let mut code = CodeSection::new();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&memories).section(&code);
        module.finish()
    }

    /// The instructions of each function, after the module was found valid.
    fn functions(module: &[u8]) -> Result<Vec<String>, Box<dyn std::error::Error>> {
        Validator::new_with_features(WasmFeatures::WASM1).validate_all(module)?;
        let mut functions = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::CodeSectionEntry(body) = payload? {
                let mut names = Vec::new();
                for operator in body.get_operators_reader()? {
                    names.push(match operator? {
                        Operator::LocalGet { local_index } => format!("get {local_index}"),
                        Operator::LocalTee { local_index } => format!("tee {local_index}"),
                        Operator::LocalSet { local_index } => format!("set {local_index}"),
                        Operator::I32Const { value } => format!("{value}"),
                        Operator::I32Add => "+".to_owned(),
                        Operator::Call { function_index } => format!("call {function_index}"),
                        Operator::I64Load { memarg } => format!("load8 {}", memarg.offset),
                        Operator::I64Store { memarg } => format!("store8 {}", memarg.offset),
                        Operator::I32Load { memarg } => format!("load4 {}", memarg.offset),
                        Operator::I32Store { memarg } => format!("store4 {}", memarg.offset),
                        Operator::End => "end".to_owned(),
                        other => format!("{other:?}"),
                    });
                }
                functions.push(names.join(" "));
            }
        }
        Ok(functions)
    }

    const COPY: &str = "get 0 get 2 + set 0 get 1 get 3 + set 1 ";

    #[test]
    fn a_copy_becomes_a_call() -> Result<(), Box<dyn std::error::Error>> {
        let before =
            module(&[I::LocalGet(0), I::LocalGet(1), I::I64Load(at(8)), I::I64Store(at(16))]);
        let after = functions(&as_calls(&before)?)?;
        let copy = format!("{COPY}get 0 get 1 load8 0 store8 0 end");
        assert_eq!(after, ["get 0 get 1 16 8 call 1 end", &copy]);
        Ok(())
    }

    #[test]
    fn what_is_often_copied_together_is_one_call_in_the_same_order()
    -> Result<(), Box<dyn std::error::Error>> {
        // The end of a record before its beginning: where records overlap, the order decides.
        let record = |to, from| {
            [
                [I::LocalGet(0), I::LocalGet(1), I::I32Load(at(from + 8)), I::I32Store(at(to + 8))],
                [I::LocalGet(0), I::LocalGet(1), I::I64Load(at(from)), I::I64Store(at(to))],
            ]
            .concat()
        };
        let apart = [I::I32Const(0), I::LocalSet(0)];
        let records: Vec<I> = (0..SELDOM as u64)
            .flat_map(|place| [record(place * 100, 4).as_slice(), &apart].concat())
            .collect();
        let after = functions(&as_calls(&module(&records))?)?;
        let copy = format!("{COPY}get 0 get 1 load4 8 store4 8 get 0 get 1 load8 0 store8 0 end");
        assert!(after.contains(&copy), "{after:?}");
        let calls = after.first().map(|body| body.matches("call").count());
        assert_eq!(calls, Some(SELDOM), "{after:?}");
        Ok(())
    }

    #[test]
    fn a_place_that_is_computed_in_between_parts_two_copies()
    -> Result<(), Box<dyn std::error::Error>> {
        let copy = [I::LocalGet(0), I::LocalGet(1), I::I64Load(at(0)), I::I64Store(at(0))];
        let computed = [
            I::LocalGet(0),
            I::LocalGet(1),
            I::I32Const(4),
            I::I32Add,
            I::LocalTee(1),
            I::I64Load(at(8)),
            I::I64Store(at(8)),
        ];
        let both = vec![[copy.as_slice(), &computed].concat(); SELDOM].concat();
        let after = functions(&as_calls(&module(&both))?)?;
        let calls = after.first().map(|body| body.matches("call").count());
        assert_eq!(calls, Some(2 * SELDOM), "{after:?}");
        Ok(())
    }

    #[test]
    fn a_module_without_copies_stays_as_it_is() -> Result<(), XtaskError> {
        let before =
            module(&[I::LocalGet(0), I::LocalGet(1), I::I32Load(at(0)), I::I32Store(at(0))]);
        assert_eq!(as_calls(&before)?, before);
        Ok(())
    }
}
