import { Button, PageSection } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Moment } from '../../display/Age';
import { FilterBar } from '../../display/FilterBar';
import { ListBody, type Column } from '../../display/ListBody';
import { PageHead } from '../../display/PageHead';
import { CompareLink } from '../../past/CompareLink';
import { earlier, justAfter } from '../../past/points';
import { usePast } from '../../past/readPoint';
import { isFiltered } from '../../shell/search';
import { AuditDetails, AuditOutcome, AuditTarget } from './AuditCells';
import { EntryPoints } from './EntryPoints';
import { UndoDialog } from './UndoDialog';
import { auditList } from './queries';
import { isUndoable } from './undo';

type Entry = Schemas['AuditEntry'];

/** Who did what, when, why, and what came of it; refusals too. */
export function AuditPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/audit' });
  const past = usePast();
  const query = useQuery(auditList(past ? { ...search, to: earlier(search.to, justAfter(past.asOf)) } : search));
  const [undoing, setUndoing] = useState<Entry | null>(null);
  const columns: Column<Entry>[] = [
    { label: t('audit.when'), cell: (entry) => <When entry={entry} /> },
    { label: t('audit.who'), cell: (entry) => <Who entry={entry} /> },
    { label: t('audit.what'), cell: (entry) => <AuditTarget entry={entry} /> },
    { label: t('audit.why'), cell: (entry) => entry.reason ?? '' },
    { label: t('audit.outcome'), cell: (entry) => <AuditOutcome entry={entry} /> },
    { label: '', cell: (entry) => <Undo entry={entry} onUndo={setUndoing} /> },
  ];
  return (
    <>
      <PageHead title={t('audit.title')} beside={past && <span className="quiet">{t('past.auditUntil')}</span>} actions={<CompareLink />} />
      <PageSection>
        <FilterBar
          filters={[
            { name: 'text', label: t('audit.text') },
            { name: 'action', label: t('audit.action'), placeholder: 'draft.submit' },
            { name: 'outcome', label: t('audit.outcome'), options: ['accepted', 'refused'] },
            { name: 'cluster', label: t('audit.cluster') },
            { name: 'actor', label: t('audit.actor'), options: ['me'] },
            { name: 'workload', label: t('audit.workload') },
            { name: 'draft', label: t('audit.draft') },
            { name: 'from', label: t('audit.from'), placeholder: '2026-01-31T00:00:00Z' },
            { name: 'to', label: t('audit.to'), placeholder: '2026-02-01T00:00:00Z' },
          ]}
        />
        <ListBody
          label={t('audit.title')}
          query={query}
          columns={columns}
          keyOf={(entry) => entry.position}
          below={(entry) => (entry.changes.length > 0 || entry.clusters.length > 0) && <AuditDetails entry={entry} />}
          filtered={isFiltered(search)}
          nothingYet={{
            title: t('audit.nothingYet'),
            body: t('audit.nothingYetBody'),
            action: <Link to="/access">{t('empty.myRights')}</Link>,
          }}
        />
      </PageSection>
      {undoing && <UndoDialog entry={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}

function When({ entry }: { entry: Entry }) {
  return (
    <>
      <Moment time={entry.at} />
      <EntryPoints entry={entry} />
    </>
  );
}

function Who({ entry }: { entry: Entry }) {
  return (
    <>
      {entry.actor.name ?? entry.actor.id}
      <div className="quiet">{[...entry.roles, entry.from.address].filter(Boolean).join(' · ')}</div>
    </>
  );
}

function Undo({ entry, onUndo }: { entry: Entry; onUndo: (entry: Entry) => void }) {
  const { t } = useTranslation();
  const past = usePast();
  if (entry.undoneBy) return <>{t('audit.undoneBy', { position: entry.undoneBy })}</>;
  if (past || !isUndoable(entry)) return null;
  return (
    <Button variant="link" isInline aria-label={t('audit.undoEntry', { position: entry.position })} onClick={() => onUndo(entry)}>
      {t('audit.undo')}
    </Button>
  );
}
