import { Button, Content, Spinner } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { ProblemAlert } from '../../display/ProblemAlert';
import { inventory } from '../cluster/queries';

/** What the agent tells of a DaemonSet; one of a workload of ours names it. */
interface DaemonSetFacts {
  desired?: number;
  ready?: number;
  workload?: string;
}

interface RunningDaemonSetsProps {
  cluster: string;
  /** All of the cluster's, which needs a right in the whole cluster, if there is none. */
  namespace: string | undefined;
  isBusy: boolean;
  onChoose: (item: { namespace: string; name: string }) => void;
}

/** The DaemonSets of a cluster, as its inventory lists them. */
export function RunningDaemonSets({ cluster, namespace, isBusy, onChoose }: RunningDaemonSetsProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery({ ...inventory(cluster, 'daemonsets', namespace), refetchInterval: false });
  if (error && Problem.from(error).status === 403 && !namespace) return <p className="quiet">{t('create.nameNamespace')}</p>;
  if (error) return <ProblemAlert thrown={error} />;
  if (!data) return <Spinner aria-label={t('shell.loading')} />;
  const title = t('create.daemonSetsOf', { cluster });
  return (
    <>
      <Content component="h2">{title}</Content>
      {data.items.length === 0 && <p className="quiet">{t('create.noDaemonSets')}</p>}
      {data.items.length > 0 && (
        <Table role="table" aria-label={title} variant="compact">
          <Thead>
            <Tr>
              <Th>{t('create.namespace')}</Th>
              <Th>{t('create.name')}</Th>
              <Th>{t('deployment.ready')}</Th>
              <Th screenReaderText={t('list.actions')} />
            </Tr>
          </Thead>
          <Tbody>
            {data.items.map((item) => {
              const { desired = 0, ready = 0, workload } = item.facts as DaemonSetFacts;
              const namespace = item.namespace ?? '';
              return (
                <Tr key={`${namespace}/${item.name}`}>
                  <Td>{namespace}</Td>
                  <Td>{item.name}</Td>
                  <Td>{`${ready} / ${desired}`}</Td>
                  <Td>
                    {workload ? (
                      <Link to="/workloads/$id" params={{ id: workload }}>
                        {t('create.isOurs')}
                      </Link>
                    ) : (
                      <Button
                        variant="link"
                        isInline
                        isDisabled={isBusy}
                        aria-label={t('create.startFrom', { name: item.name })}
                        onClick={() => onChoose({ namespace, name: item.name })}
                      >
                        {t('create.start')}
                      </Button>
                    )}
                  </Td>
                </Tr>
              );
            })}
          </Tbody>
        </Table>
      )}
      {!data.complete && <p>{t('create.notAll', { total: data.total })}</p>}
    </>
  );
}
