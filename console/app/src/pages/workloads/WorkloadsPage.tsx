import { Button, Flex, PageSection } from '@patternfly/react-core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../../api/client';
import { useMay } from '../../api/me';
import { Age } from '../../display/Age';
import { FilterBar } from '../../display/FilterBar';
import { ListBody, type Column } from '../../display/ListBody';
import { PageHead } from '../../display/PageHead';
import { STATUSES, StatusCounts, StatusLabel, StatusReason } from '../../display/StatusLabel';
import { showProblem } from '../../shell/problems';
import { workloadList } from './queries';

type Workload = Schemas['Workload'];

/** The workloads of all clusters or of one: each with its worst status, and how many clusters are in which. */
export function WorkloadsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/workloads' });
  const query = useQuery(workloadList(search));
  const create = <CreateWorkload cluster={search.cluster} />;
  const columns: Column<Workload>[] = [
    { label: t('workloads.name'), cell: nameOf },
    { label: t('workloads.namespace'), cell: (item) => item.namespace },
    { label: t('workloads.status'), cell: statusOf },
    {
      label: t('workloads.clusters'),
      cell: (item) => <StatusCounts counts={item.counts} label={t('workloads.countsOf', { name: item.name })} />,
    },
    { label: t('workloads.revision'), cell: (item) => item.revision, number: true },
  ];
  return (
    <>
      <PageHead title={t('workloads.title')} actions={create} />
      <PageSection>
        <FilterBar
          filters={[
            { name: 'name', label: t('workloads.name') },
            { name: 'namespace', label: t('workloads.namespace') },
            { name: 'cluster', label: t('workloads.cluster') },
            { name: 'status', label: t('workloads.status'), options: STATUSES },
            { name: 'label', label: t('workloads.label'), placeholder: 'team=sre' },
          ]}
        />
        <ListBody
          label={t('workloads.title')}
          query={query}
          columns={columns}
          keyOf={(item) => item.id}
          filtered={Object.values(search).some(Boolean)}
          nothingYet={{ title: t('workloads.nothingYet'), body: t('workloads.nothingYetBody'), action: create }}
        />
      </PageSection>
    </>
  );
}

function nameOf(item: Workload) {
  return (
    <Link to="/workloads/$id" params={{ id: item.id }}>
      {item.name}
    </Link>
  );
}

function statusOf(item: Workload) {
  return (
    <>
      <StatusLabel status={item.status} /> <Age time={item.since} words="for" />
      <StatusReason reason={item.statusReason} />
    </>
  );
}

function CreateWorkload({ cluster }: { cluster: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayCreate = useMay('CHANGE_WORKLOAD');
  const start = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/drafts', { body: { kind: 'DaemonSet', ...(cluster ? { cluster } : {}) } })),
    onSuccess: (made) => navigate({ to: '/drafts/$id', params: { id: made.id } }),
    onError: showProblem,
  });
  if (!mayCreate) return null;
  return (
    <Flex>
      <Button onClick={() => start.mutate()} isDisabled={start.isPending}>
        {t('workloads.create')}
      </Button>
    </Flex>
  );
}
