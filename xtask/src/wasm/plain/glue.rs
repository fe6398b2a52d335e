//! Making the generated glue right for memory that is no `WebAssembly.Memory`, and for one instance after another.

use super::adapt::adapt;
use crate::error::XtaskError;

/// The glue keeps views of the memory and takes them for current until their buffer is detached. That only happens when a
/// `WebAssembly.Memory` grows: plain memory moves to a new buffer, and a new instance has another one.
const VIEWS: [(&str, &str); 2] = [
    (
        "cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || \
         (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer !== wasm.memory.buffer",
    ),
    (
        "cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0",
        "cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer",
    ),
];

/// The glue with views that follow the memory.
pub(super) fn for_any_memory(glue: &str) -> Result<String, XtaskError> {
    const STEP: &str = "letting the glue follow the memory";
    let followed = adapt(STEP, glue, VIEWS, "wasm-bindgen")?;
    // Any other kept view would go stale just as these would.
    match followed.matches("= new Uint").count() + followed.matches("= new DataView").count() {
        2 => Ok(followed),
        views => Err(XtaskError::step(
            STEP,
            format!("it keeps {views} views of the memory, and only two are known here"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glue() -> String {
        let [data, bytes] = VIEWS.map(|(kept, _)| kept);
        format!(
            "if ({data}) {{ a = new DataView(wasm.memory.buffer); }}\n\
             if ({bytes}) {{ b = new Uint8Array(wasm.memory.buffer); }}"
        )
    }

    #[test]
    fn both_views_are_held_against_the_memory_of_now() -> Result<(), XtaskError> {
        let followed = for_any_memory(&glue())?;
        assert_eq!(followed.matches("!== wasm.memory.buffer").count(), 2);
        assert!(!followed.contains("detached") && !followed.contains("byteLength"));
        Ok(())
    }

    #[test]
    fn glue_with_other_views_is_refused() {
        assert!(for_any_memory("").is_err());
        assert!(for_any_memory(&format!("{} c = new Uint32Array(", glue())).is_err());
    }
}
