import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of the OpenAPI document that answers are made from. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
}
interface Response200 {
  content?: Record<string, { schema: Schema }>;
}
interface OpenApi {
  paths: Record<string, { get?: { responses: { 200?: Response200 } } }>;
  components: { schemas: Record<string, Schema> };
}

const document = join(import.meta.dirname, '../../../../contract/src/main/resources/openapi/fleetledger.json');
const openApi = JSON.parse(readFileSync(document, 'utf8')) as OpenApi;

/** What the document doesn't say, but a page needs to show its usual self. */
const USUAL: Record<string, unknown> = { 'Draft.state': 'open', 'Cluster.state': 'ready', 'ClusterDetail.state': 'ready', 'Rollout.state': 'running' }; // prettier-ignore
const DEEPEST = 6;
const DEFAULT_LIMIT = 50;

/** A server of any size that answers reads with what the OpenAPI document describes, and keeps the requests. */
export class FakeServer {
  readonly requests: URL[] = [];

  /** @param size how many items each list has */
  constructor(private readonly size: number) {}

  readonly fetch = (input: Request | string): Promise<Response> => {
    const url = new URL(typeof input === 'string' ? input : input.url, 'http://localhost:8080');
    if (url.pathname === '/session/me') return Promise.resolve(Response.json({ signedIn: true, subject: 'alice', name: 'alice' }));
    this.requests.push(url);
    return Promise.resolve(this.answer(url));
  };

  private answer(url: URL): Response {
    const path = Object.keys(openApi.paths).find((template) => patternOf(template).test(url.pathname));
    const content = path && openApi.paths[path]?.get?.responses[200]?.content;
    if (!content) return Response.json({ title: `No such address: ${url.pathname}` }, { status: 404 });
    const json = content['application/json'];
    return json ? Response.json(this.page(url, exampleOf(json.schema))) : new Response('kind: DaemonSet\n');
  }

  /** The part of a list that the address asks for. */
  private page(url: URL, example: unknown): unknown {
    if (!isObject(example) || !Array.isArray(example.items) || !('next' in example)) return example;
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const to = Math.min(this.size, from + Number(url.searchParams.get('limit') ?? DEFAULT_LIMIT));
    const items = Array.from({ length: to - from }, (_, index) => numbered(example.items, from + index));
    return { ...example, items, next: to < this.size ? String(to) : null, total: this.size };
  }
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/:]+')}$`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The list's one example as its item of a number. */
function numbered(examples: unknown, number: number): unknown {
  const [example] = examples as Record<string, unknown>[];
  const own = ['id', 'name', 'position', 'workload', 'cluster', 'revision'].filter((name) => typeof example?.[name] === 'string');
  return { ...example, ...Object.fromEntries(own.map((name) => [name, `${name}-${number}`])) };
}

function exampleOf(schema: Schema, name = '', depth = 0): unknown {
  if (name in USUAL) return USUAL[name];
  if (schema.$ref) {
    const referred = schema.$ref.split('/').at(-1) ?? '';
    return exampleOf(openApi.components.schemas[referred] ?? {}, referred, depth);
  }
  if (schema.anyOf) return exampleOf(schema.anyOf[0] ?? {}, name, depth);
  if (schema.enum) return schema.enum[0];
  switch ([schema.type].flat()[0]) {
    case 'object':
      return objectOf(schema, name, depth);
    case 'array':
      if (schema.items?.enum) return schema.items.enum;
      return depth < DEEPEST && schema.items ? [exampleOf(schema.items, '', depth + 1)] : [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    case 'string':
      return schema.format === 'date-time' ? '2026-01-31T12:00:00Z' : name.split('.').at(-1);
    default:
      return null;
  }
}

function objectOf(schema: Schema, name: string, depth: number): unknown {
  if (depth >= DEEPEST) return {};
  const properties = Object.entries(schema.properties ?? {});
  return Object.fromEntries(properties.map(([key, value]) => [key, exampleOf(value, `${name.split('.')[0]}.${key}`, depth + 1)]));
}
