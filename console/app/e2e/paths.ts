import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { STEPS } from '../src/wizard/fields/field';

const EVERY_FIELD = new URL('../../../manifest/src/test/resources/golden/steps-of-the-specification/', import.meta.url);

const PATHS = [
  '/workloads',
  '/workloads?name=nothing-like-it',
  '/drafts',
  '/drafts?state=any&owner=any',
  '/clusters',
  '/clusters/eu-1',
  '/clusters/eu-1?tab=inventory',
  '/audit',
  ...['', '?from=running', '?from=workload'].map((end) => `/drafts/new${end}`),
  '/access',
  '/access?tab=rights',
  '/access?tab=grants',
  '/access?tab=settings',
];

/** The wizard's steps and tabs, as its address names them. */
export const WIZARD_STEPS = [
  'basics',
  'containers',
  ...['lifecycle', 'health', 'environment', 'storage', 'security', 'logs'].map((tab) => `containers&tab=${tab}`),
  'containers&container=pod',
  'services',
  ...['upgrade', 'scheduling', 'labels', 'dns'].map((tab) => `advanced&tab=${tab}`),
  ...['clusters', 'overrides', 'rollout'].map((tab) => `placement&tab=${tab}`),
  'review',
  'yaml',
];

/** The addresses of all pages but the wizard's, those of a workload and a draft that are there among them. */
export async function pathsOf(page: Page): Promise<string[]> {
  await page.goto('/workloads');
  const workload = await page.getByRole('table').getByRole('link').first().getAttribute('href');
  await page.goto('/drafts?state=any&owner=any');
  const draft = await page.getByRole('table').getByRole('link').first().getAttribute('href');
  return [
    ...PATHS,
    ...['', '?tab=rollouts', '?tab=revisions&from=1&to=2', '?tab=variants', '/deployments/eu-1'].map((end) => `${workload}${end}`),
    ...[`${draft}`],
  ];
}

/** Documents in which every field has a value, so that every input is shown. */
export async function documentsWithEveryField(): Promise<Record<string, object>> {
  const read = async (step: string) => JSON.parse(await readFile(new URL(`in-${step}.json`, EVERY_FIELD), 'utf8')) as object;
  return Object.fromEntries(await Promise.all(STEPS.map(async (step) => [step, await read(step)] as const)));
}
