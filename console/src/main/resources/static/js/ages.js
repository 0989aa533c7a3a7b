import { el } from './dom.js';

/** A status from a cluster that was silent for longer is no longer news: 60 s, the judgement's own setting. */
const STALE_SECONDS = 60;
const UNITS = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];

export function inWords(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const [unit, size] = UNITS.find(([, length]) => whole >= length) ?? UNITS.at(-1);
  return `${Math.floor(whole / size)} ${unit}`;
}

/** "3 min ago", kept true while it is on the page. */
export function ago(time, { watchStale = false } = {}) {
  return counting(time, 'ago', watchStale);
}

/** "for 3 min". */
export function lasting(time) {
  return counting(time, 'for', false);
}

function counting(time, words, watchStale) {
  if (!time) return el('span', { class: 'quiet' }, 'never');
  const node = el('time', { datetime: time, title: new Date(time).toLocaleString(), 'data-words': words, 'data-stale': watchStale ? '1' : null });
  refresh(node);
  return node;
}

function refresh(node) {
  const seconds = (Date.now() - Date.parse(node.dateTime)) / 1000;
  const text = node.dataset.words === 'ago' ? `${inWords(seconds)} ago` : `for ${inWords(seconds)}`;
  if (node.textContent !== text) node.textContent = text;
  node.classList.toggle('stale', Boolean(node.dataset.stale) && seconds > STALE_SECONDS);
}

export function moment(time) {
  return time ? el('time', { datetime: time, title: time }, new Date(time).toLocaleString()) : '–';
}

setInterval(() => document.querySelectorAll('time[data-words]').forEach(refresh), 1000);
