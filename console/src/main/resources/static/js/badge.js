import { el } from './dom.js';

/** A row for each status: how it feels, and a sign, since colour alone says nothing to many. */
const LOOKS = {
  Running: ['good', '●'], Waiting: ['busy', '◔'], UpdatePending: ['busy', '◔'], Deleting: ['busy', '◔'],
  NotReady: ['warn', '▲'], Drifted: ['warn', '▲'], NoMatchingNode: ['warn', '▲'], Exception: ['warn', '?'],
  Stalled: ['bad', '✕'], Rejected: ['bad', '✕'], Deleted: ['idle', '○'], Released: ['idle', '○'],
  ready: ['good', '●'], registered: ['idle', '○'], silent: ['warn', '?'],
  open: ['busy', '◔'], fetching: ['busy', '◔'], submitted: ['good', '●'], discarded: ['idle', '○'],
  accepted: ['good', '●'], refused: ['bad', '✕'],
};
const UNKNOWN = ['idle', '·'];

export const STATUSES = ['Waiting', 'Running', 'NotReady', 'Exception', 'Deleting', 'Deleted', 'Released', 'NoMatchingNode',
  'UpdatePending', 'Stalled', 'Drifted', 'Rejected'];

export function badge(status, text = status) {
  const [tone, sign] = LOOKS[status] ?? UNKNOWN;
  return el('span', { class: `badge ${tone}` }, el('span', { class: 'sign', 'aria-hidden': 'true' }, sign), text ?? 'unknown');
}

/** "3 Running, 1 Waiting". */
export function counts(byStatus = {}) {
  const some = Object.entries(byStatus ?? {}).filter(([, count]) => count > 0);
  return el('span', { class: 'row' }, some.map(([status, count]) => badge(status, `${count} ${status}`)));
}

export function reason(of) {
  if (!of) return null;
  return el('div', { class: 'small' }, el('strong', {}, of.code ?? ''), of.message ? `${of.code ? ': ' : ''}${of.message}` : '');
}
