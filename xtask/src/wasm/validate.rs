//! Proving that a module holds no instruction that old browsers refuse.

use wasmparser::{Validator, WasmFeatures};

use crate::error::XtaskError;

/// Fails if the compiler emitted casts from float to integer that do not trap.
///
/// They must not be there before lowering: the optimiser could only replace them by ones with other results.
pub(super) fn without_saturating_casts(module: &[u8]) -> Result<(), XtaskError> {
    let features = WasmFeatures::default().difference(WasmFeatures::SATURATING_FLOAT_TO_INT);
    check(module, features, "checking the compiled module for saturating casts")
}

/// Fails if the module needs more than the first version of WebAssembly with mutable globals.
pub(super) fn first_version(module: &[u8]) -> Result<(), XtaskError> {
    check(
        module,
        WasmFeatures::WASM1,
        "checking the finished module against the first version of WebAssembly",
    )
}

fn check(module: &[u8], features: WasmFeatures, step: &str) -> Result<(), XtaskError> {
    Validator::new_with_features(features)
        .validate_all(module)
        .map(drop)
        .map_err(|error| XtaskError::step(step, error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, Function, FunctionSection, Instruction, Module, TypeSection, ValType,
    };

    /// A module with one function `f64 -> i32` made of `instructions`.
    fn module(instructions: &[Instruction]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([ValType::F64], [ValType::I32]);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut body = Function::new([]);
        body.instruction(&Instruction::LocalGet(0));
        for instruction in instructions {
            body.instruction(instruction);
        }
        body.instruction(&Instruction::End);
        let mut code = CodeSection::new();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code);
        module.finish()
    }

    #[test]
    fn trapping_casts_pass_both_checks() -> Result<(), XtaskError> {
        let plain = module(&[Instruction::I32TruncF64S]);
        without_saturating_casts(&plain)?;
        first_version(&plain)
    }

    #[test]
    fn saturating_casts_are_found() {
        let saturating = module(&[Instruction::I32TruncSatF64S]);
        assert!(without_saturating_casts(&saturating).is_err());
        assert!(first_version(&saturating).is_err());
    }

    #[test]
    fn sign_extension_is_refused_only_in_the_finished_module() -> Result<(), XtaskError> {
        let extending = module(&[Instruction::I32TruncF64S, Instruction::I32Extend8S]);
        without_saturating_casts(&extending)?;
        assert!(first_version(&extending).is_err());
        Ok(())
    }
}
