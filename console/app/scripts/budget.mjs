// Fails if a person has to load more than the budget, in KiB of gzip.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = { firstScripts: 300, firstStyles: 110, route: 120, editor: 200 };
const output = new URL('../../target/classes/static/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', output), 'utf8'));

const kib = (files) =>
  Math.round([...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, output)), { level: 9 }).length, 0) / 102.4) / 10;

/** The files that are loaded with a chunk: its own, and those that it imports at once. */
function loadedWith(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const imported of manifest[name].imports ?? []) loadedWith(imported, seen);
  return seen;
}

const files = (names, kind) => new Set([...names].flatMap((name) => (kind === 'css' ? (manifest[name].css ?? []) : [manifest[name].file])));
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
// The list of workloads, where people arrive, is among the first files.
const first = loadedWith(entry);
const rows = [
  ['first load, scripts', kib(files(first, 'js')), BUDGET.firstScripts],
  ['first load, styles', kib(files(first, 'css')), BUDGET.firstStyles],
];
for (const [name, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue;
  const own = [...loadedWith(name)].filter((other) => !first.has(other));
  rows.push([name, kib(files(own, 'js')), name.includes('/editor/') ? BUDGET.editor : BUDGET.route]);
}
for (const [name, size, most] of rows) console.log(`${size > most ? 'OVER' : 'ok  '} ${String(size).padStart(6)} of ${most} KiB  ${name}`);
if (rows.some(([, size, most]) => size > most)) process.exit(1);
