import { FormSelect, FormSelectOption, Spinner, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client';
import { EmptyList } from '../../../display/EmptyList';
import { ProblemAlert } from '../../../display/ProblemAlert';
import { Arrived } from '../../../live/Arrived';
import { useSteadyRows } from '../../../live/useSteadyRows';
import { clusterMap } from '../queries';
import { countStates, labelKeys, SIGNS } from './tiles';
import { TileGroups } from './TileGroups';

const keyOf = ({ id }: Schemas['Cluster']) => id;

/** A tile for each cluster that the filters let through, loaded page by page. */
export function ClusterMap({ nothingYet }: { nothingYet: { title: string; body: string; action?: ReactNode } }) {
  const { t } = useTranslation();
  const { label, state, group } = useSearch({ from: '/clusters' });
  const query = useInfiniteQuery(clusterMap({ label, state }));
  const { hasNextPage, isFetching, isError, fetchNextPage, data } = query;
  useEffect(() => {
    // Also after an answer that came too fast to be seen as fetching.
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage, data]);
  const page = useMemo(() => data && { items: data.pages.flatMap(({ items }) => items), next: null }, [data]);
  const { rows, arrived, show } = useSteadyRows({ ...query, data: page }, keyOf, hasNextPage);

  if (!data) return query.error ? <EmptyList reason="unreachable" thrown={query.error} /> : <Spinner aria-label={t('shell.loading')} />;
  const total = data.pages.at(-1)?.total ?? 0;
  return (
    <>
      {query.error && <ProblemAlert thrown={query.error} />}
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem alignSelf="center">
            <label htmlFor="map-group">{t('clusterMap.group')}</label>
          </ToolbarItem>
          <ToolbarItem>
            <GroupChoice keys={labelKeys(rows)} chosen={group} />
          </ToolbarItem>
          <ToolbarItem alignSelf="center">
            <Legend clusters={rows} />
          </ToolbarItem>
          <ToolbarItem alignSelf="center" className="quiet" role="status">
            {rows.length < total ? t('list.some', { shown: rows.length, total }) : t('list.all', { total })}
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      <Arrived count={arrived} onShow={show} />
      {rows.length === 0 ? (
        <EmptyList reason={label || state ? 'nothingMatches' : 'nothingYet'} nothingYet={nothingYet} />
      ) : (
        <TileGroups clusters={rows} label={group} />
      )}
    </>
  );
}

function GroupChoice({ keys, chosen }: { keys: string[]; chosen: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const choose = (group: string) => void navigate({ to: '.', search: (search: object) => ({ ...search, group }), replace: true });
  return (
    <FormSelect id="map-group" value={chosen ?? ''} onChange={(_, value) => choose(value)}>
      <FormSelectOption value="" label={t('clusterMap.noGroups')} />
      {[...new Set([...keys, ...(chosen ? [chosen] : [])])].map((key) => (
        <FormSelectOption key={key} value={key} label={key} />
      ))}
    </FormSelect>
  );
}

/** What the signs mean, and how many tiles have each. */
function Legend({ clusters }: { clusters: Schemas['Cluster'][] }) {
  const { t } = useTranslation();
  return (
    <ul className="legend" aria-label={t('clusterMap.legend')}>
      {countStates(clusters).map(([state, count]) => (
        <li key={state}>
          <span className={`tile tile-${state}`} aria-hidden="true">
            {SIGNS[state] ?? '?'}
          </span>
          {`${count} ${state}`}
        </li>
      ))}
    </ul>
  );
}
