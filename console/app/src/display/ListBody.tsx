import { Spinner } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { UseQueryResult } from '@tanstack/react-query';
import { Fragment, startTransition, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Arrived } from '../live/Arrived';
import { useSteadyRows } from '../live/useSteadyRows';
import { ProblemAlert } from './ProblemAlert';
import { EmptyList, type Emptiness } from './EmptyList';
import { Pager } from './Pager';
import { moveBetweenRows } from './rowKeys';

/** As many as a large window shows. */
const FIRST_ROWS = 20;

export interface Column<Item> {
  label: string;
  cell: (item: Item) => ReactNode;
  number?: boolean;
}

interface Page<Item> {
  items: Item[];
  next: string | null;
  total: number;
}

interface ListBodyProps<Item> {
  label: string;
  query: UseQueryResult<Page<Item>>;
  columns: Column<Item>[];
  keyOf: (item: Item) => string;
  filtered: boolean;
  /** Contents of a row below an item's own, over its whole width. */
  below?: (item: Item) => ReactNode;
  /** What the first person to come here can do. */
  nothingYet: Emptiness;
}

/** A page of a list: a table, or why there is none. */
export function ListBody<Item>({ label, query, columns, keyOf, filtered, below, nothingYet }: ListBodyProps<Item>) {
  const { t } = useTranslation();
  const { rows, arrived, left, show } = useSteadyRows(query, keyOf);
  if (query.data === undefined)
    return query.error ? <EmptyList reason="unreachable" thrown={query.error} /> : <Spinner aria-label={t('shell.loading')} />;
  const { next, total } = query.data;
  return (
    <>
      {query.error && <ProblemAlert thrown={query.error} />}
      <Arrived count={arrived} onShow={show} />
      {rows.length === 0 ? (
        <EmptyList reason={filtered ? 'nothingMatches' : 'nothingYet'} nothingYet={nothingYet} />
      ) : (
        <Table role="table" aria-label={label} variant="compact" borders onKeyDown={moveBetweenRows}>
          <Thead>
            <Tr>
              {columns.map((column) => (
                <Th
                  modifier="nowrap"
                  key={column.label}
                  className={column.number ? 'number' : undefined}
                  screenReaderText={column.label ? undefined : t('list.actions')}
                >
                  {column.label}
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            <ListRows rows={rows} columns={columns} keyOf={keyOf} left={left} below={below} />
          </Tbody>
        </Table>
      )}
      <Pager shown={rows.length} total={total} next={next} />
    </>
  );
}

type ListRowsProps<Item> = Pick<ListBodyProps<Item>, 'columns' | 'keyOf' | 'below'> & { rows: Item[]; left: Set<string> };

/** The page that is opened first is the one that somebody waits for; later ones return to where they were scrolled to. */
let isOpening = true;

/** When the console is opened, the rows in the window show first, those below as soon as the browser has time for them. */
function ListRows<Item>({ rows, columns, keyOf, left, below }: ListRowsProps<Item>) {
  const [isCut, setCut] = useState(isOpening);
  useEffect(() => {
    isOpening = false;
    startTransition(() => setCut(false));
  }, []);
  return (isCut ? rows.slice(0, FIRST_ROWS) : rows).map((item) => (
    <Fragment key={keyOf(item)}>
      <ListRow item={item} columns={columns} hasLeft={left.has(keyOf(item))} isContinued={Boolean(below?.(item))} />
      {below?.(item) && (
        <Tr>
          <Td colSpan={columns.length}>{below(item)}</Td>
        </Tr>
      )}
    </Fragment>
  ));
}

interface ListRowProps<Item> {
  item: Item;
  columns: Column<Item>[];
  hasLeft: boolean;
  /** The row below it belongs to the same item. */
  isContinued: boolean;
}

function ListRow<Item>({ item, columns, hasLeft, isContinued }: ListRowProps<Item>) {
  const { t } = useTranslation();
  const className = [hasLeft && 'left', isContinued && 'continued'].filter(Boolean).join(' ');
  return (
    <Tr className={className}>
      {columns.map((column, index) => (
        <Td key={column.label} dataLabel={column.label} className={column.number ? 'number' : undefined}>
          {column.cell(item)}
          {hasLeft && index === 0 && <div>{t('live.left')}</div>}
        </Td>
      ))}
    </Tr>
  );
}
