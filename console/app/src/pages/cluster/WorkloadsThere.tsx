import { List, ListItem, Spinner } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../display/ProblemAlert';
import { StatusLabel } from '../../display/StatusLabel';
import { clusterDeployments } from './queries';

/** The workloads that an action on a cluster reaches. */
export function WorkloadsThere({ cluster }: { cluster: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(clusterDeployments(cluster));
  if (error) return <ProblemAlert thrown={error} />;
  if (!data) return <Spinner aria-label={t('shell.loading')} />;
  const title = t('cluster.reaches', { count: data.total });
  return (
    <>
      <p>{title}</p>
      {data.items.length > 0 && (
        <div className="clusters-named" tabIndex={0} role="group" aria-label={title}>
          <List>
            {data.items.map(({ workload, namespace, name, status }) => (
              <ListItem key={workload}>
                {namespace} / {name} <StatusLabel status={status} />
              </ListItem>
            ))}
          </List>
          {data.next && <p className="quiet">{t('cluster.reachesMore', { count: data.total - data.items.length })}</p>}
        </div>
      )}
    </>
  );
}
