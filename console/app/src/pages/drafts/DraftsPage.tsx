import { Button, Flex, PageSection } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Age } from '../../display/Age';
import { FilterBar } from '../../display/FilterBar';
import { ListBody, type Column } from '../../display/ListBody';
import { PageHead } from '../../display/PageHead';
import { StatusLabel } from '../../display/StatusLabel';
import { ActionDialog, type Action } from '../../forms/ActionDialog';
import { usePast } from '../../past/readPoint';
import { person } from '../../session/session';
import { isFiltered } from '../../shell/search';
import { HandOver } from './HandOver';
import { useDraftActions } from './actions';
import { draftList, INITIAL } from './queries';

type Draft = Schemas['DraftSummary'];

/** Wizards in progress, to go on with from anywhere. */
export function DraftsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/drafts' });
  const query = useQuery(draftList(search));
  const columns: Column<Draft>[] = [
    { label: t('drafts.name'), cell: (item) => <Name item={item} /> },
    { label: t('drafts.namespace'), cell: (item) => item.namespace ?? '–' },
    { label: t('drafts.state'), cell: (item) => <StatusLabel status={item.state} /> },
    { label: t('drafts.owner'), cell: (item) => <Owner item={item} /> },
    { label: t('drafts.changed'), cell: (item) => <Age time={item.changedAt} words="ago" /> },
    { label: '', cell: (item) => <RowActions item={item} /> },
  ];
  return (
    <>
      <PageHead title={t('drafts.title')} />
      <PageSection>
        <FilterBar
          filters={[
            {
              name: 'state',
              label: t('drafts.state'),
              options: ['any', 'open', 'fetching', 'submitted', 'discarded'],
              initial: INITIAL.state,
            },
            { name: 'owner', label: t('drafts.owner'), options: ['any', 'me'], initial: INITIAL.owner },
            { name: 'namespace', label: t('drafts.namespace') },
            { name: 'cluster', label: t('drafts.cluster') },
          ]}
        />
        <ListBody
          label={t('drafts.title')}
          query={query}
          columns={columns}
          keyOf={(item) => item.id}
          filtered={isFiltered(search)}
          nothingYet={{
            title: t('drafts.nothingYet'),
            body: t('drafts.nothingYetBody'),
            action: <Link to="/workloads">{t('workloads.title')}</Link>,
          }}
        />
      </PageSection>
    </>
  );
}

function Name({ item }: { item: Draft }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/drafts/$id" params={{ id: item.id }}>
        {item.name ?? t('drafts.unnamed')}
      </Link>
      {item.basedOn && <div className="quiet">{t('drafts.edits', { revision: item.basedOn.revision ?? '–' })}</div>}
    </>
  );
}

function Owner({ item }: { item: Draft }) {
  const { t } = useTranslation();
  const { data } = useQuery(person);
  return <>{item.owner === data?.subject ? t('drafts.me') : (item.ownerName ?? item.owner)}</>;
}

function RowActions({ item }: { item: Draft }) {
  const { t } = useTranslation();
  const { data } = useQuery(person);
  const { discard, reopen } = useDraftActions();
  const [action, setAction] = useState<Action | null>(null);
  const [handsOver, setHandsOver] = useState(false);
  const past = usePast();
  const name = item.name ?? t('drafts.unnamed');
  const button = (label: string, onClick: () => void) => (
    <Button variant="link" isInline aria-label={`${label}: ${name}`} onClick={onClick}>
      {label}
    </Button>
  );
  if (past) return null;
  return (
    <Flex>
      {(item.state === 'open' || item.state === 'fetching') && button(t('drafts.discard'), () => setAction(discard(item)))}
      {item.state === 'open' && item.owner === data?.subject && button(t('drafts.handOver'), () => setHandsOver(true))}
      {item.state === 'discarded' && button(t('drafts.reopen'), () => setAction(reopen(item)))}
      {action && <ActionDialog action={action} onClose={() => setAction(null)} />}
      {handsOver && <HandOver draft={item} onClose={() => setHandsOver(false)} />}
    </Flex>
  );
}
