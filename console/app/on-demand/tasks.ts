import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds by the clock, and of the thread's own work. */
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

export interface LongestTask {
  wallMillis: number;
  /** What the page itself needed: a busy machine makes any task last longer. */
  workMillis: number;
}

/** The longest task of the page's main thread while something happens. */
export async function longestTask(browser: Browser, page: Page, trace: string, act: () => Promise<void>): Promise<LongestTask> {
  await browser.startTracing(page, { path: trace, categories: ['-*', 'toplevel', '__metadata'] });
  await act();
  await browser.stopTracing();
  const { traceEvents } = JSON.parse(readFileSync(trace, 'utf8')) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const mains = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf));
  const tasks = traceEvents.filter((event) => event.ph === 'X' && event.name.endsWith('RunTask') && mains.has(threadOf(event)));
  if (!tasks.length) throw new Error('The trace has no tasks of a page.');
  const longest = (of: (event: TraceEvent) => number | undefined) => tasks.reduce((most, task) => Math.max(most, of(task) ?? 0), 0) / 1000;
  return { wallMillis: Math.round(longest(({ dur }) => dur)), workMillis: Math.round(longest(({ tdur }) => tdur)) };
}
