import type { Query, QueryClient } from '@tanstack/react-query';
import { isAffected } from './affected';
import type { Change } from './stream';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Changes make it be read at most this often, since it takes several requests. */
      refreshMillis?: number;
    };
  }
}

const COLLECT_MILLIS = 500;
/** A request that takes longer doesn't hold up the others. */
const PATIENCE_MILLIS = 10_000;

/**
 * Reads what changes concern: together, and not before the last reading has ended. So a stream of any speed causes a bounded number of
 * requests, and none that is cancelled before it ends.
 */
export class Refresh {
  private readonly changes = new Map<string, Change>();
  private readonly postponed = new Set<string>();
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private isReading = false;

  constructor(private readonly queries: QueryClient) {}

  add(change: Change): void {
    this.changes.set(`${change.kind} ${change.id}`, change);
    this.schedule();
  }

  stop(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.changes.clear();
    this.postponed.clear();
  }

  private schedule(): void {
    if (!this.isReading) this.waiting ??= setTimeout(() => void this.read(), COLLECT_MILLIS);
  }

  private async read(): Promise<void> {
    this.waiting = undefined;
    const changes = [...this.changes.values()];
    this.changes.clear();
    this.isReading = true;
    const due = new Set(this.queries.getQueryCache().getAll().filter((query) => this.isDue(query, changes))); // prettier-ignore
    // Cancels what is being read, which may be older than the change.
    const reading = this.queries.invalidateQueries({ predicate: (query) => due.has(query) });
    await Promise.race([reading, new Promise((resume) => setTimeout(resume, PATIENCE_MILLIS))]);
    this.isReading = false;
    if (this.changes.size || this.postponed.size) this.schedule();
  }

  private isDue(query: Query, changes: Change[]): boolean {
    if (!this.postponed.has(query.queryHash) && !isAffected(query.queryKey, changes)) return false;
    const isTooEarly = query.isActive() && Date.now() - query.state.dataUpdatedAt < (query.meta?.refreshMillis ?? 0);
    if (isTooEarly) this.postponed.add(query.queryHash);
    else this.postponed.delete(query.queryHash);
    return !isTooEarly;
  }
}
