import { Content, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Age } from '../../display/Age';
import { ListBody, type Column } from '../../display/ListBody';
import { StatusLabel, StatusReason } from '../../display/StatusLabel';
import { CreateActions } from '../create/CreateActions';
import { clusterDeployments } from './queries';

type Deployment = Schemas['Deployment'];

/** The workloads of one cluster. */
export function ClusterDeployments({ found }: { found: Schemas['ClusterDetail'] }) {
  const { t } = useTranslation();
  const { cursor } = useSearch({ from: '/clusters/$id' });
  const columns: Column<Deployment>[] = [
    {
      label: t('workloads.name'),
      cell: (item) => (
        <Link to="/workloads/$id/deployments/$cluster" params={{ id: item.workload, cluster: item.cluster }}>
          {item.name}
        </Link>
      ),
    },
    { label: t('workloads.namespace'), cell: (item) => item.namespace },
    {
      label: t('deployment.status'),
      cell: (item) => (
        <>
          <StatusLabel status={item.status} /> <Age time={item.since} words="for" />
          <StatusReason reason={item.statusReason} />
        </>
      ),
    },
    {
      label: t('deployment.ready'),
      cell: (item) => (item.observed ? `${item.observed.ready} / ${item.observed.desired}` : '–'),
      number: true,
    },
    { label: t('deployment.revision'), cell: (item) => item.wanted?.revision ?? '–', number: true },
  ];
  const create = <CreateActions cluster={found.id} />;
  return (
    <>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <Content component="h2">{t('cluster.daemonSets')}</Content>
          </ToolbarItem>
          <ToolbarItem>
            <Link to="/workloads" search={{ cluster: found.id }}>
              {t('cluster.filter')}
            </Link>
          </ToolbarItem>
          <ToolbarItem align={{ default: 'alignEnd' }}>{create}</ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      <ListBody
        label={t('cluster.daemonSets')}
        query={useQuery(clusterDeployments(found.id, cursor))}
        columns={columns}
        keyOf={(item) => item.workload}
        filtered={false}
        nothingYet={{
          title: t('workloads.nothingYet'),
          body: t('workloads.nothingYetBody'),
          action: create,
        }}
      />
    </>
  );
}
