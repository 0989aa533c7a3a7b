import type { Page } from '@playwright/test';

interface Receipt {
  id: string;
  version: number;
}

/** Sends a command as the person who is signed in on the page. */
async function command<Answer = Receipt>(
  page: Page,
  method: 'POST' | 'PUT',
  path: string,
  body: object,
  version?: number,
): Promise<Answer> {
  const response = await page.request.fetch(`/api/v1${path}`, {
    method,
    data: body,
    headers: { 'X-Console': '1', ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) },
  });
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** A draft with these documents, by step. */
export async function draftOf(page: Page, documents: Record<string, object>): Promise<Receipt> {
  let draft = await command(page, 'POST', '/drafts', { kind: 'DaemonSet' });
  for (const [step, document] of Object.entries(documents)) {
    draft = await command(page, 'PUT', `/drafts/${draft.id}/steps/${step}`, document, draft.version);
  }
  return draft;
}

/** A workload with these documents; its id. */
export async function workloadOf(page: Page, documents: Record<string, object>, reason?: string): Promise<string> {
  const draft = await draftOf(page, documents);
  return (await command<{ workloadId: string }>(page, 'POST', `/drafts/${draft.id}:submit`, { reason }, draft.version)).workloadId;
}

/** The smallest documents of a workload. */
export const documentsOf = (name: string, namespace: string, image: string, clusters: string[]) => ({
  basics: { name, namespace },
  containers: { containers: [{ name: 'main', image }] },
  placement: { clusters },
});
