import { ExpandableSection } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Changes } from '../../display/Changes';
import { nameOfRight } from '../../display/missingRight';
import { StatusLabel } from '../../display/StatusLabel';

type Entry = Schemas['AuditEntry'];

export function AuditTarget({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { draft, workload, cluster, namespace } = entry.target;
  return (
    <>
      <span className="mono">{entry.action}</span>
      <div>
        {workload && (
          <Link to="/workloads/$id" params={{ id: workload }}>
            {t('audit.toWorkload')}
          </Link>
        )}{' '}
        {draft && (
          <Link to="/drafts/$id" params={{ id: draft }}>
            {t('audit.toDraft')}
          </Link>
        )}{' '}
        {cluster && (
          <Link to="/clusters/$id" params={{ id: cluster }}>
            {cluster}
          </Link>
        )}{' '}
        <span className="quiet">{namespace}</span>
      </div>
    </>
  );
}

export function AuditOutcome({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { problem } = entry;
  return (
    <>
      <StatusLabel status={entry.outcome} />
      {problem && (
        <div>
          <strong>{problem.code}</strong>
          {problem.missing.map((right) => (
            <div key={`${right.role} ${right.cluster} ${right.namespace ?? ''}`}>{nameOfRight(right)}</div>
          ))}
          {problem.elsewhere > 0 && <div>{t('problem.elsewhere', { count: problem.elsewhere })}</div>}
          {problem.rules.map((rule) => (
            <div key={rule}>{rule}</div>
          ))}
        </div>
      )}
      <AuditResults entry={entry} />
    </>
  );
}

/** Below an entry, since old and new values need its whole width. */
export function AuditChanges({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  return (
    <ExpandableSection toggleText={t('audit.fields', { count: entry.changes.length })}>
      <Changes changes={entry.changes} label={t('audit.changes')} />
    </ExpandableSection>
  );
}

/** What came of it in each cluster. */
function AuditResults({ entry }: { entry: Entry }) {
  return (
    <>
      {entry.clusters.map((cluster) => (
        <div key={cluster.cluster}>
          {cluster.cluster} <StatusLabel status={cluster.status} />
        </div>
      ))}
    </>
  );
}
