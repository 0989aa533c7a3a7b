import type { Schemas } from '../../../api/client';

type Cluster = Schemas['Cluster'];

/** A sign per state, so that colour is never all that tells them apart. */
export const SIGNS: Record<string, string> = {
  ready: '✓',
  silent: '!',
  registered: '?',
  removing: '−',
  removed: '×',
  forgotten: '×',
};

export interface TileGroup {
  /** The label's value; null for those without the label. */
  value: string | null;
  clusters: Cluster[];
}

/** Groups by the value of a label, in the order of the values, those without it last. Without a label all are one group. */
export function groupByLabel(clusters: Cluster[], label: string | undefined): TileGroup[] {
  if (!label) return [{ value: null, clusters }];
  const byValue = new Map<string | null, Cluster[]>();
  for (const cluster of clusters) {
    const value = cluster.labels[label] ?? null;
    const members = byValue.get(value);
    if (members) members.push(cluster);
    else byValue.set(value, [cluster]);
  }
  return [...byValue].map(([value, members]) => ({ value, clusters: members })).sort(byGroupValue);
}

function byGroupValue(one: TileGroup, other: TileGroup): number {
  if (one.value === null || other.value === null) return Number(one.value === null) - Number(other.value === null);
  return one.value.localeCompare(other.value, 'en');
}

/** Keys of labels, which one can group by. */
export function labelKeys(clusters: Cluster[]): string[] {
  return [...new Set(clusters.flatMap((cluster) => Object.keys(cluster.labels)))].sort();
}

export function countStates(clusters: Cluster[]): [state: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { state } of clusters) counts.set(state, (counts.get(state) ?? 0) + 1);
  const order = Object.keys(SIGNS);
  return [...counts].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
}
