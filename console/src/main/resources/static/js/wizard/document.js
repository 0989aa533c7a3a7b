/** A step's document, read and changed in place by JSON pointer; what the form has no place for stays as it is. */
const parts = (pointer) => pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

export function valueAt(document, pointer) {
  return parts(pointer).reduce((at, part) => at?.[part], document);
}

export function setAt(document, pointer, value) {
  const path = parts(pointer);
  const last = path.pop();
  let at = document;
  path.forEach((part, index) => {
    at[part] ??= /^\d+$/.test(path[index + 1] ?? last) ? [] : {};
    at = at[part];
  });
  if (value === undefined && Array.isArray(at)) at[last] = '';
  else if (value === undefined) delete at[last];
  else at[last] = value;
}

/** Only what was sent: what the server filled in is shown as a hint, and sent by nobody. */
export function asSent(document, defaulted = []) {
  const sent = structuredClone(document ?? {});
  for (const pointer of defaulted) {
    const path = parts(pointer);
    const last = path.pop();
    const holder = path.reduce((at, part) => at?.[part], sent);
    if (holder && !Array.isArray(holder)) delete holder[last];
  }
  return sent;
}
