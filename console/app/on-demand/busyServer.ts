import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUILT = fileURLToPath(new URL('../../target/classes/static/', import.meta.url));
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const MAY = ['READ_WORKLOAD', 'CHANGE_WORKLOAD', 'READ_CLUSTER', 'READ_DRAFT'];
const STATUSES = ['Running', 'NotReady', 'UpdatePending', 'Stalled'];
const SINCE = new Date().toISOString();

const numbered = (index: number) => String(index).padStart(4, '0');
const workload = (index: number) => ({
  id: `00000000-0000-7000-8000-00000000${numbered(index)}`, kind: 'DaemonSet', name: `workload-${numbered(index)}`, namespace: 'default',
  revision: 1, placementVersion: 1, version: 1, family: null, status: 'Running', statusReason: null, since: SINCE,
  counts: { Running: 3 }, createdBy: 'alice', createdByName: 'alice', createdAt: SINCE, deletedAt: null, position: '1',
}); // prettier-ignore
const cluster = (index: number) => ({
  id: `cluster-${numbered(index)}`, name: `cluster-${numbered(index)}`, displayName: null, labels: { region: ['eu', 'us', 'ap'][index % 3] },
  state: 'ready', silent: false, cordoned: index % 50 === 0, lastSeen: SINCE, agentVersion: '1', kubernetesVersion: 'v1.33', nodes: 3,
  readyNodes: 3, apiServer: null, intentsBehind: 0, factsAt: SINCE, registeredAt: SINCE, joinedAt: SINCE, removal: null, leftAt: null,
  version: 1, position: '1',
}); // prettier-ignore

/** The built page, with a fleet that exists only here and changes all the time. */
export class BusyServer {
  requests = 0;
  changes = 0;
  private readonly workloads: ReturnType<typeof workload>[];
  private readonly clusters: ReturnType<typeof cluster>[];
  private readonly listeners = new Set<ServerResponse>();
  private readonly server = createServer((request, response) => this.respond(request, response));

  constructor(private readonly rows: number) {
    this.workloads = Array.from({ length: rows }, (_, index) => workload(index));
    this.clusters = Array.from({ length: rows }, (_, index) => cluster(index));
  }

  async start(): Promise<string> {
    await new Promise<void>((resume) => this.server.listen(0, resume));
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** Changes that many random rows a second, workloads and clusters in turn. Returns how to end it. */
  stream(perSecond: number): () => void {
    const streaming = setInterval(() => {
      for (let turn = 0; turn < perSecond / 50; turn += 1) this.change();
    }, 20);
    return () => clearInterval(streaming);
  }

  private change(): void {
    this.changes += 1;
    const index = Math.floor(Math.random() * this.rows);
    const status = STATUSES[this.changes % STATUSES.length] ?? '';
    const kind = this.changes % 2 ? 'cluster' : 'workload';
    if (kind === 'cluster') this.clusters[index] = { ...cluster(index), state: status === 'Running' ? 'ready' : 'silent' };
    else this.workloads[index] = { ...workload(index), status };
    const id = (kind === 'cluster' ? cluster(index) : workload(index)).id;
    const event = `id: ${this.changes}\nevent: change\ndata: ${JSON.stringify({ kind, id, [kind]: id, at: SINCE })}\n\n`;
    for (const listener of this.listeners) listener.write(event);
  }

  private respond(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/api/v1/changes') this.listen(request, response);
    else if (pathname.startsWith('/api/') || pathname.startsWith('/session/')) this.answer(pathname, searchParams, response);
    else sendFile(pathname.slice(1), response);
  }

  private listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('retry: 2000\nid: 0\n\n');
    this.listeners.add(response);
    request.on('close', () => this.listeners.delete(response));
  }

  private answer(pathname: string, query: URLSearchParams, response: ServerResponse): void {
    this.requests += 1;
    const body = this.bodyOf(pathname, query);
    response.writeHead(body ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(body ?? { title: 'Not found' }));
  }

  private bodyOf(pathname: string, query: URLSearchParams): unknown {
    switch (pathname) {
      case '/session/me':
        return { signedIn: true, subject: 'alice', name: 'alice' };
      case '/api/v1/me':
        return { id: 'alice', name: 'alice', groups: [], roles: [], may: MAY, position: '1' };
      case '/api/v1/workloads':
        return pageOf(this.workloads, query);
      case '/api/v1/clusters':
        return pageOf(this.clusters, query);
      default:
        return undefined;
    }
  }
}

function pageOf(all: unknown[], query: URLSearchParams): unknown {
  const from = Number(query.get('cursor') ?? 0);
  const to = Math.min(all.length, from + Number(query.get('limit') ?? 50));
  return { items: all.slice(from, to), next: to < all.length ? String(to) : null, total: all.length, asOf: SINCE, position: '1' };
}

function sendFile(path: string, response: ServerResponse): void {
  const file = extname(path) && existsSync(BUILT + path) ? path : 'index.html';
  const type = TYPES[extname(file)];
  if (type) response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip' }).end(gzipSync(readFileSync(BUILT + file)));
  else response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(readFileSync(BUILT + file));
}
