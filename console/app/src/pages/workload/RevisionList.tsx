import { Button, Radio } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useMay } from '../../api/me';
import { Moment } from '../../display/Age';
import { ListBody, type Column } from '../../display/ListBody';
import { isGone } from './WorkloadActions';
import { RevisionComparison } from './RevisionComparison';
import { RollBackDialog } from './RollBackDialog';
import { revisions } from './queries';

type Revision = Schemas['RevisionSummary'];

/** What the workload was, newest first. Any two revisions can be compared, and any can be rolled back to. */
export function RevisionList({ found }: { found: Schemas['WorkloadDetail'] }) {
  const { t } = useTranslation();
  const { cursor } = useSearch({ from: '/workloads/$id' });
  const [target, setTarget] = useState<number | null>(null);
  const mayRollBack = useMay('CHANGE_WORKLOAD') && !isGone(found);
  const columns: Column<Revision>[] = [
    { label: t('revisions.from'), cell: (item) => <Chosen end="from" revision={item.revision} /> },
    { label: t('revisions.to'), cell: (item) => <Chosen end="to" revision={item.revision} /> },
    { label: t('revisions.revision'), cell: (item) => item.revision, number: true },
    { label: t('revisions.when'), cell: (item) => <Moment time={item.at} /> },
    { label: t('revisions.who'), cell: (item) => item.by.name ?? item.by.id },
    { label: t('revisions.origin'), cell: (item) => <Origin item={item} /> },
    { label: t('revisions.why'), cell: (item) => item.reason ?? '' },
    { label: '', cell: (item) => (item.revision === found.revision ? t('revisions.current') : mayRollBack && rollBack(item.revision)) },
  ];

  function rollBack(revision: number) {
    return (
      <Button variant="link" isInline onClick={() => setTarget(revision)}>
        {t('revisions.rollBack', { revision })}
      </Button>
    );
  }

  return (
    <>
      <ListBody
        label={t('workload.revisions')}
        query={useQuery(revisions(found.id, cursor))}
        columns={columns}
        keyOf={(item) => String(item.revision)}
        filtered={false}
        nothingYet={{ title: t('revisions.nothingYet'), body: '' }}
      />
      <RevisionComparison workload={found.id} />
      {target !== null && <RollBackDialog found={found} revision={target} onClose={() => setTarget(null)} />}
    </>
  );
}

function Chosen({ end, revision }: { end: 'from' | 'to'; revision: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const chosen = useSearch({ from: '/workloads/$id' })[end];
  return (
    <Radio
      id={`${end}-${revision}`}
      name={`compare-${end}`}
      aria-label={t(`revisions.${end}Label`, { revision })}
      isChecked={chosen === String(revision)}
      onChange={() => void navigate({ to: '.', search: (search: object) => ({ ...search, [end]: String(revision) }), replace: true })}
    />
  );
}

function Origin({ item }: { item: Revision }) {
  const { t } = useTranslation();
  if (item.rolledBackTo) return <>{t('revisions.rolledBackTo', { revision: item.rolledBackTo })}</>;
  if (!item.draft) return <>–</>;
  return (
    <Link to="/drafts/$id" params={{ id: item.draft }}>
      {t('revisions.draft')}
    </Link>
  );
}
