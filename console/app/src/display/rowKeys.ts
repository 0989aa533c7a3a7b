import type { KeyboardEvent } from 'react';

const CONTROLS = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled])';

/** Arrow keys go from row to row of a table, Home and End to its first and last; Tab goes through a row's links and buttons as usual. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target as HTMLElement;
  const cell = from.closest('td');
  if (!cell || from.matches('input, select, textarea')) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>('tbody > tr')].filter((row) => row.querySelector(CONTROLS));
  const at = rows.indexOf(cell.parentElement as HTMLTableRowElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const row = to === undefined ? undefined : rows[to];
  if (!row) return;
  event.preventDefault();
  const below = row.cells[cell.cellIndex]?.querySelector<HTMLElement>(CONTROLS);
  (below ?? row.querySelector<HTMLElement>(CONTROLS))?.focus();
}
