// @ts-check
/** @typedef {{ field: string, was: string, is: string }} Change */

/**
 * What differs between two states, field by field.
 *
 * @param {unknown} before
 * @param {unknown} after
 * @returns {Change[]}
 */
export function changesBetween(before, after) {
  const was = flat(before);
  const is = flat(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => was.get(field) !== is.get(field))
    .map((field) => ({ field, was: was.get(field) ?? '', is: is.get(field) ?? '' }));
}

/** @param {unknown} value @param {string} [path] @param {Map<string, string>} [into] */
function flat(value, path = '', into = new Map()) {
  if (value !== null && typeof value === 'object') {
    for (const [name, part] of Object.entries(value)) {
      flat(part, path ? `${path}.${name}` : name, into);
    }
  } else if (value !== undefined) {
    into.set(path, String(value));
  }
  return into;
}
