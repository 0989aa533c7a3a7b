import { Button } from '@patternfly/react-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, seen, type Schemas } from '../../api/client';
import { useMay } from '../../api/me';
import { Moment } from '../../display/Age';
import { ListBody, type Column } from '../../display/ListBody';
import { ActionDialog, type Action } from '../../forms/ActionDialog';
import { GiveGrant } from './GiveGrant';
import { grants } from './queries';

type Grant = Schemas['Grant'];

/** The roles that people and groups have. */
export function GrantList() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { cursor } = useSearch({ from: '/access' });
  const mayChange = useMay('MANAGE_GRANTS');
  const [giving, setGiving] = useState(false);
  const [action, setAction] = useState<Action | null>(null);
  const revoke = (grant: Grant): Action => ({
    title: t('grants.revokeTitle', { role: grant.role, holder: holderOf(grant) }),
    text: t('grants.revokeText'),
    label: t('grants.revoke'),
    danger: true,
    perform: ({ reason }) =>
      answer(api.DELETE('/api/v1/grants/{id}', { params: { path: { id: grant.id }, header: seen(grant.version, reason) } })).then(() =>
        queries.invalidateQueries(),
      ),
  });
  const columns: Column<Grant>[] = [
    { label: t('grants.role'), cell: (item) => item.role },
    { label: t('grants.holder'), cell: (item) => `${holderOf(item)} (${item.holder.kind})` },
    { label: t('grants.namespace'), cell: (item) => item.scope.namespace ?? t('rights.everyNamespace') },
    { label: t('grants.clusters'), cell: (item) => <Clusters scope={item.scope} /> },
    { label: t('grants.given'), cell: (item) => <Moment time={item.givenAt} /> },
    {
      label: '',
      cell: (item) =>
        mayChange && (
          <Button
            variant="link"
            isInline
            isDanger
            aria-label={t('grants.revokeTitle', { role: item.role, holder: holderOf(item) })}
            onClick={() => setAction(revoke(item))}
          >
            {t('grants.revoke')}
          </Button>
        ),
    },
  ];
  return (
    <>
      {mayChange && <Button onClick={() => setGiving(true)}>{t('grants.give')}</Button>}
      <ListBody
        label={t('access.grants')}
        query={useQuery(grants(cursor))}
        columns={columns}
        keyOf={(item) => item.id}
        filtered={false}
        nothingYet={{ title: t('grants.none'), body: '' }}
      />
      {giving && <GiveGrant onClose={() => setGiving(false)} />}
      {action && <ActionDialog action={action} onClose={() => setAction(null)} />}
    </>
  );
}

function holderOf(grant: Grant): string {
  return grant.holder.name ?? grant.holder.id;
}

function Clusters({ scope }: { scope: Grant['scope'] }) {
  const { t } = useTranslation();
  if (scope.all) return <>{t('rights.everyCluster')}</>;
  const labels = Object.entries(scope.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  return <>{[...(scope.clusters ?? []), ...labels].join(', ') || '–'}</>;
}
