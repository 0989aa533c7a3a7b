import i18next from 'i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { en } from '../i18n/en';
import { Problem } from './problem';
import { send } from './transport';

const fetching = vi.fn<typeof fetch>();
const request = (method: string) =>
  new Request('http://localhost:8080/api/v1/drafts', { method, body: method === 'POST' ? '{}' : undefined });
const sent = (call: number) => (fetching.mock.calls[call]?.[0] as Request).headers;
const unavailable = () => Response.json({ title: 'Unavailable', code: 'Unavailable' }, { status: 503 });

beforeEach(() => {
  vi.useFakeTimers();
  fetching.mockReset();
  vi.stubGlobal('fetch', fetching);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('repeats a change with the same key, so that a lost answer makes it happen once', async () => {
  fetching.mockImplementationOnce(async (sending) => {
    await (sending as Request).text();
    return unavailable();
  });
  fetching.mockRejectedValueOnce(new TypeError('cut')).mockResolvedValueOnce(new Response('{}'));
  const answer = send(request('POST'));
  await vi.runAllTimersAsync();
  await answer;
  const keys = [0, 1, 2].map((call) => sent(call).get('Idempotency-Key'));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(sent(0).get('X-Console')).toBe('1');
  await expect((fetching.mock.calls[2]?.[0] as Request).text()).resolves.toBe('{}');
});

it('repeats nothing that was refused', async () => {
  fetching.mockResolvedValue(Response.json({ title: 'Forbidden', code: 'RightIsMissing', traceId: 'abc' }, { status: 403 }));
  await expect(send(request('POST'))).rejects.toMatchObject({ status: 403, body: { code: 'RightIsMissing', traceId: 'abc' } });
  expect(fetching).toHaveBeenCalledOnce();
});

it('reads after a change what the change has written', async () => {
  fetching
    .mockResolvedValueOnce(new Response('{}', { headers: { 'Fleetledger-Position': '42' } }))
    .mockResolvedValueOnce(new Response('{}'));
  await send(request('POST'));
  await send(request('GET'));
  expect(sent(1).get('Fleetledger-Min-Position')).toBe('42');
});

it('lets the browser keep only what may be asked for by its ETag', async () => {
  fetching.mockResolvedValue(new Response('{}'));
  await send(request('GET'));
  await send(new Request(request('GET'), { cache: 'no-cache' }));
  expect(fetching.mock.calls.map(([, options]) => options?.cache)).toEqual(['no-store', 'no-cache']);
});

it('says that nothing answers', async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: en } } });
  fetching.mockRejectedValue(new TypeError('Failed to fetch'));
  await expect(send(request('GET'))).rejects.toSatisfy(
    (thrown) => thrown instanceof Problem && thrown.status === 0 && Boolean(thrown.body.remedy),
  );
});
