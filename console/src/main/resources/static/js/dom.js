/** Makes elements without markup strings: the page's policy allows none (Trusted Types). */
const AS_PROPERTY = new Set(['value', 'checked', 'disabled', 'selected', 'open', 'indeterminate', 'htmlFor', 'required']);

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    give(node, name, value);
  }
  node.append(...present(children));
  return node;
}

function give(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
  else if (AS_PROPERTY.has(name)) node[name] = value;
  else node.setAttribute(name, value === true ? '' : String(value));
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** Replaces what is in a container; whoever had the focus there, by id, has it again. */
export function fill(container, ...children) {
  const focused = container.contains(document.activeElement) ? document.activeElement.id : '';
  const open = [...container.querySelectorAll('details[open][id]')].map((details) => details.id);
  container.replaceChildren(...present(children));
  for (const id of open) {
    const details = document.getElementById(id);
    if (details) details.open = true;
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

let numbered = 0;

export function uniqueId(prefix) {
  numbered += 1;
  return `${prefix}-${numbered}`;
}

/** Tells it to who can't see it. */
export function say(text) {
  document.getElementById('said').textContent = text;
}

export function table(caption, heads, rows) {
  const head = (h) => el('th', { scope: 'col', class: h.number ? 'number' : null }, h.label ?? h);
  return el('table', {},
    el('caption', { class: 'visually-hidden' }, caption),
    el('thead', {}, el('tr', {}, heads.map(head))),
    el('tbody', {}, rows));
}

export function facts(pairs) {
  return el('dl', { class: 'facts' }, pairs.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value ?? '–'))));
}
