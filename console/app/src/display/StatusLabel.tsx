import { Label, LabelGroup, type LabelProps } from '@patternfly/react-core';
import type { Schemas } from '../api/client';

type Look = Pick<LabelProps, 'status' | 'color'>;

const GOOD: Look = { status: 'success' };
const BUSY: Look = { status: 'info' };
const WARNING: Look = { status: 'warning' };
const BAD: Look = { status: 'danger' };
const IDLE: Look = { color: 'grey' };

const LOOKS: Record<string, Look> = {
  Running: GOOD, Waiting: BUSY, UpdatePending: BUSY, Deleting: BUSY, NotReady: WARNING, Drifted: WARNING, NoMatchingNode: WARNING,
  Exception: WARNING, Stalled: BAD, Rejected: BAD, Deleted: IDLE, Released: IDLE,
  ready: GOOD, registered: IDLE, silent: WARNING, removing: BUSY,
  open: BUSY, fetching: BUSY, submitted: GOOD, discarded: IDLE,
  accepted: GOOD, warned: WARNING, refused: BAD, asked: BUSY, unreachable: WARNING,
  pendingApproval: WARNING, pending: WARNING, approved: GOOD, rejected: BAD, expired: IDLE,
  running: BUSY, paused: WARNING, completed: GOOD, failed: BAD, aborted: IDLE, superseded: IDLE,
  waiting: IDLE, soaking: BUSY, skipped: IDLE, sent: BUSY, settled: GOOD, debt: WARNING,
}; // prettier-ignore

/** Statuses of workloads and deployments, as filters offer them. */
export const STATUSES = ['Waiting', 'Running', 'NotReady', 'Exception', 'Deleting', 'Deleted', 'Released', 'NoMatchingNode', 'UpdatePending', 'Stalled', 'Drifted', 'Rejected']; // prettier-ignore

/** A status by its name, in colour and with a sign. */
export function StatusLabel({ status, text }: { status: string; text?: string }) {
  return (
    <Label isCompact {...(LOOKS[status] ?? IDLE)}>
      {text ?? status}
    </Label>
  );
}

/** How many are in each status: "3 Running, 1 Waiting". */
export function StatusCounts({ counts, label }: { counts: Record<string, number>; label: string }) {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  if (!some.length) return <>–</>;
  return (
    <LabelGroup isCompact numLabels={12} aria-label={label}>
      {some.map(([status, count]) => (
        <StatusLabel key={status} status={status} text={`${count} ${status}`} />
      ))}
    </LabelGroup>
  );
}

export function StatusReason({ reason }: { reason: Schemas['DeploymentReason'] | null | undefined }) {
  if (!reason) return null;
  return (
    <div>
      <strong>{reason.code}</strong>
      {reason.message && `: ${reason.message}`}
    </div>
  );
}
