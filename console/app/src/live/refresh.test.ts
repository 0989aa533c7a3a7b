import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refresh } from './refresh';

const change = (id: string) => ({ kind: 'workload', id });
let queries: QueryClient;
let refresh: Refresh;
const reading = vi.fn<() => Promise<string>>();

/** Shows a list as a page does. */
async function show(meta?: { refreshMillis: number }) {
  const stop = new QueryObserver(queries, { queryKey: ['workload', 'list', {}], queryFn: reading, meta }).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  reading.mockClear();
  return stop;
}

beforeEach(() => {
  vi.useFakeTimers();
  reading.mockReset();
  reading.mockResolvedValue('read');
  queries = new QueryClient();
  refresh = new Refresh(queries);
});
afterEach(() => {
  refresh.stop();
  queries.clear();
  vi.useRealTimers();
});

it('reads once for all changes of half a second', async () => {
  const hide = await show();
  for (let number = 0; number < 250; number += 1) refresh.add(change(String(number)));
  await vi.advanceTimersByTimeAsync(500);
  expect(reading).toHaveBeenCalledOnce();
  hide();
});

it('waits for a slow answer before it reads again, and then does', async () => {
  const hide = await show();
  reading.mockImplementation(() => new Promise((answer) => setTimeout(answer, 2000, 'slow')));
  refresh.add(change('1'));
  await vi.advanceTimersByTimeAsync(500);
  refresh.add(change('2'));
  await vi.advanceTimersByTimeAsync(1900);
  expect(reading).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(700);
  expect(reading).toHaveBeenCalledTimes(2);
  hide();
});

it('reads what takes several requests more rarely, but does not forget it', async () => {
  const hide = await show({ refreshMillis: 5000 });
  refresh.add(change('1'));
  await vi.advanceTimersByTimeAsync(4000);
  expect(reading).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect(reading).toHaveBeenCalledOnce();
  hide();
});

it('reads nothing that a change does not concern', async () => {
  const hide = await show();
  refresh.add({ kind: 'draft', id: 'd' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(reading).not.toHaveBeenCalled();
  hide();
});
