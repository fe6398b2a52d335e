//! Adapting what another tool generates, and noticing when it generates something else.

use crate::error::XtaskError;

/// The text with the second of each pair in the place of the first. Fails where one is not there exactly once: `tool` then writes
/// something that nobody has looked at.
pub(super) fn adapt(
    step: &'static str,
    text: &str,
    changes: [(&str, &str); 2],
    tool: &str,
) -> Result<String, XtaskError> {
    let mut adapted = text.to_owned();
    for (known, wanted) in changes {
        if adapted.matches(known).count() != 1 {
            let reason = format!("`{known}` is wanted once; adapt it to this version of {tool}");
            return Err(XtaskError::step(step, reason));
        }
        adapted = adapted.replace(known, wanted);
    }
    Ok(adapted)
}
