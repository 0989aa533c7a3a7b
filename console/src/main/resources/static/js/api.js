/** Everything that the page asks of the interface goes through here. */
const TRIES = 3;
let written = null;

export class Problem extends Error {
  constructor(status, body) {
    super(body.title ?? `Answer ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** The answer's body as an object; after a write of ours it waits until the views have it. */
export async function read(path) {
  return (await get(path, 'application/json')).json();
}

export async function readText(path) {
  return (await get(path, 'text/yaml')).text();
}

function get(path, accept) {
  const headers = { Accept: `${accept}, application/problem+json` };
  if (written) headers['Fleetledger-Min-Position'] = written;
  return ask(path, { headers });
}

/**
 * A change: version is what the person saw (If-Match). One key for all its tries, so that a lost answer never
 * makes it happen twice.
 */
export async function write(method, path, { body, version, reason } = {}) {
  const headers = { 'Idempotency-Key': random(16), 'X-Console': '1', Accept: 'application/json, text/yaml, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (version !== undefined && version !== null) headers['If-Match'] = `"${version}"`;
  if (reason) headers['Fleetledger-Reason'] = encodeURIComponent(reason);
  const answer = await persist(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const told = await toldBy(answer);
  if (told.position) written = told.position;
  return told;
}

/** Most answers are JSON; what is to be applied with kubectl is YAML, with its position in a header. */
async function toldBy(answer) {
  if (answer.status === 204) return {};
  if (answer.headers.get('Content-Type')?.includes('json')) return answer.json();
  return { text: await answer.text(), position: answer.headers.get('Fleetledger-Position') };
}

async function persist(path, request) {
  for (let turn = 1; ; turn += 1) {
    try {
      return await ask(path, request);
    } catch (problem) {
      const passing = problem.status === 503 || problem.status === 0 || problem.body?.code === 'StillRunning';
      if (!passing || turn === TRIES) throw problem;
      await new Promise((resume) => setTimeout(resume, 1000 * turn));
    }
  }
}

async function ask(path, request) {
  const headers = { ...request.headers, traceparent: `00-${random(16)}-${random(8)}-01` };
  let answer;
  try {
    answer = await fetch(path, { ...request, headers, cache: 'no-store' });
  } catch (failure) {
    throw new Problem(0, { title: 'The console can’t be reached', detail: String(failure.message ?? failure), remedy: 'Look whether it runs; it is tried again by itself.' });
  }
  if (answer.ok) return answer;
  throw new Problem(answer.status, await problemOf(answer, headers.traceparent.slice(3, 35)));
}

async function problemOf(answer, traceId) {
  try {
    return { traceId, ...(await answer.json()) };
  } catch {
    return { title: `Answer ${answer.status}`, detail: answer.statusText, traceId };
  }
}

function random(bytes) {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** "/api/v1/workloads?status=Running", without what is empty. */
export function address(path, query = {}) {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '' && value !== null && value !== undefined));
  return asked.size ? `/api/v1${path}?${asked}` : `/api/v1${path}`;
}
