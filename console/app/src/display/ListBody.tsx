import { Spinner } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './ProblemAlert';
import { EmptyList, type Emptiness } from './EmptyList';
import { Pager } from './Pager';

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
  /** What the first person to come here can do. */
  nothingYet: Emptiness;
}

/** A page of a list: a table, or why there is none. */
export function ListBody<Item>({ label, query, columns, keyOf, filtered, nothingYet }: ListBodyProps<Item>) {
  const { t } = useTranslation();
  if (query.data === undefined)
    return query.error ? <EmptyList reason="unreachable" thrown={query.error} /> : <Spinner aria-label={t('shell.loading')} />;
  const { items, next, total } = query.data;
  return (
    <>
      {query.error && <ProblemAlert thrown={query.error} />}
      {items.length === 0 ? (
        <EmptyList reason={filtered ? 'nothingMatches' : 'nothingYet'} nothingYet={nothingYet} />
      ) : (
        <Table role="table" aria-label={label} variant="compact" borders>
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
            {items.map((item) => (
              <Tr key={keyOf(item)}>
                {columns.map((column) => (
                  <Td key={column.label} dataLabel={column.label} className={column.number ? 'number' : undefined}>
                    {column.cell(item)}
                  </Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      <Pager shown={items.length} total={total} next={next} />
    </>
  );
}
