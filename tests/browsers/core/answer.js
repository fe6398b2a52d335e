/** What the core gives for one case, the name of a function and its arguments, as JSON; of an error what is public. */
export function answer(core, [name, given]) {
  try {
    return JSON.stringify(core[name].apply(null, given));
  } catch (error) {
    return JSON.stringify([error.code === undefined ? String(error) : error.code, error.path, error.message]);
  }
}
