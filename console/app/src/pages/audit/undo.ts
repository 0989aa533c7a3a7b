import { answer, api, type Schemas } from '../../api/client';

type Entry = Schemas['AuditEntry'];

/** Actions whose inverse the server has, and whose target has a version that can be read. The server decides about the rest (docs/undo.md). */
const UNDOABLE = new Set([
  'draft.submit', 'workload.rollback', 'workload.place', 'workload.delete', 'cluster.label', 'cluster.cordon', 'cluster.uncordon',
  'draft.start', 'workload.edit', 'workload.variant', 'draft.reopen', 'draft.discard', 'draft.handover',
]); // prettier-ignore

const STEP_SAVE = /^draft\.(basics|containers|services|advanced|placement)\.save$/;

export function isUndoable(entry: Entry): boolean {
  return entry.outcome === 'accepted' && !entry.undoneBy && (UNDOABLE.has(entry.action) || STEP_SAVE.test(entry.action));
}

/** The version of what the inverse acts on. */
export async function versionOfTarget({ action, target }: Entry): Promise<number> {
  const isOfWorkload = ['draft.submit', 'workload.rollback', 'workload.place', 'workload.delete'].includes(action);
  if (isOfWorkload && target.workload)
    return (await answer(api.GET('/api/v1/workloads/{id}', { params: { path: { id: target.workload } } }))).version;
  if (target.draft) return (await answer(api.GET('/api/v1/drafts/{id}', { params: { path: { id: target.draft } } }))).version;
  return (await answer(api.GET('/api/v1/clusters/{id}', { params: { path: { id: target.cluster ?? '' } } }))).version;
}

export async function undo(entry: Entry, version: number, preview: boolean, reason?: string): Promise<Schemas['UndoResult']> {
  const params = { path: { position: entry.position }, header: { 'If-Match': `"${version}"` } };
  return answer(api.POST('/api/v1/audit/{position}:undo', { params, body: { preview, reason } }));
}
