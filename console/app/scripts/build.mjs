// Installs the pinned packages and builds the app, each only if its inputs have changed since. Maven calls it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const app = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(app, '../target/classes/static/index.html');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The console's page needs Node 20.19 or later to be built; this is ${process.versions.node}.`);
  process.exit(1);
}

unlessUnchanged('node_modules/.installed', ['package.json', 'package-lock.json'], true, () => npm('ci', '--no-audit', '--no-fund'));
unlessUnchanged('node_modules/.built', ['package-lock.json', 'index.html', 'vite.config.ts', 'public', 'src'], existsSync(output), () =>
  npm('run', '--silent', 'build', '--', '--logLevel', 'warn'),
);

function unlessUnchanged(record, inputs, exists, act) {
  const path = join(app, record);
  const hash = hashOf(inputs);
  if (exists && existsSync(path) && readFileSync(path, 'utf8') === hash) return;
  act();
  writeFileSync(path, hash);
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesOf)) hash.update(file).update(readFileSync(join(app, file)));
  return hash.digest('hex');
}

function filesOf(input) {
  if (input.includes('.')) return [input];
  return readdirSync(join(app, input), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(app.length + 1))
    .sort();
}

function npm(...args) {
  execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: app, stdio: 'inherit' });
}
