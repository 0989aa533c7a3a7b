import { Flex } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Changes } from '../../display/Changes';
import { Disclosure } from '../../display/Disclosure';
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
    </>
  );
}

/** Below an entry, since these need its whole width: the values that it changed, and what came of it in each cluster. */
export function AuditDetails({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { changes, clusters } = entry;
  return (
    <Flex alignItems={{ default: 'alignItemsFlexStart' }} columnGap={{ default: 'columnGapXl' }}>
      {changes.length > 0 && (
        <Disclosure text={t('audit.fields', { count: changes.length })}>
          <Changes changes={changes} label={t('audit.changes')} />
        </Disclosure>
      )}
      {clusters.length > 0 && (
        <Disclosure text={t('audit.clusters', { count: clusters.length, statuses: countsOf(clusters) })}>
          <ul className="clusters-named" tabIndex={0} aria-label={t('audit.results')}>
            {clusters.map(({ cluster, status }) => (
              <li key={cluster}>
                {cluster} <StatusLabel status={status} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Flex>
  );
}

/** How many clusters have each status: "2 Running, 1 Stalled". */
function countsOf(clusters: Entry['clusters']): string {
  const counts = new Map<string, number>();
  for (const { status } of clusters) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
}
