import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { lastWriteAt } from '../api/transport';
import { patchRows, type Steady } from './steady';

interface Page<Item> {
  items: Item[];
  next: string | null;
}

interface Shown<Item> {
  address: string;
  answeredAt: number;
  isFresh: boolean;
  isGrowing: boolean;
  page: Page<Item>;
  steady: Steady<Item>;
}

interface ListQuery<Item> {
  data: Page<Item> | undefined;
  dataUpdatedAt: number;
  isPlaceholderData: boolean;
  isFetchedAfterMount: boolean;
}

const NONE = { arrived: 0, left: new Set<string>() };

/**
 * The rows of a list that others change while somebody reads it: cells are patched in place; new rows wait until they are asked for. What
 * the reader did, another filter or page, or a change of their own, shows at once.
 *
 * @param isGrowing more of the list is being loaded, which shows at once
 */
export function useSteadyRows<Item>(
  query: ListQuery<Item>,
  keyOf: (item: Item) => string,
  isGrowing = false,
): Steady<Item> & { show: () => void } {
  // Not the location, which changes before what it leads to.
  const address = JSON.stringify([useParams({ strict: false }), useSearch({ strict: false })]);
  const [shown, setShown] = useState<Shown<Item> | null>(null);
  const { data, dataUpdatedAt: answeredAt, isPlaceholderData, isFetchedAfterMount: isFresh } = query;

  const take = (page: Page<Item>) => ({ address, answeredAt, isFresh, isGrowing, page, steady: { ...NONE, rows: page.items } });
  let now = shown;
  if (data && !isPlaceholderData && (data !== shown?.page || address !== shown.address)) {
    const isOwn =
      !shown ||
      address !== shown.address ||
      isFresh !== shown.isFresh ||
      isGrowing ||
      shown.isGrowing ||
      isWrittenBetween(shown.answeredAt, answeredAt);
    now = isOwn || !shown.steady.rows.length ? take(data) : { ...shown, page: data, steady: patchRows(shown.steady.rows, data.items, data.next !== null, keyOf) }; // prettier-ignore
    setShown(now);
  }
  return { ...(now?.steady ?? { ...NONE, rows: data?.items ?? [] }), show: () => data && setShown(take(data)) };
}

function isWrittenBetween(from: number, to: number): boolean {
  return from < lastWriteAt() && lastWriteAt() < to;
}
