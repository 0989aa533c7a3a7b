import { Button, FormSelect, FormSelectOption, List, ListItem, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../../api/client';
import { Problem } from '../../api/problem';
import { Age } from '../../display/Age';
import { ProblemAlert } from '../../display/ProblemAlert';
import { usePast } from '../../past/readPoint';
import { showProblem } from '../../shell/problems';
import { inventory } from './queries';

const KINDS = [
  'namespaces',
  'nodes',
  'daemonsets',
  'configmaps',
  'secrets',
  'claims',
  'serviceaccounts',
  'priorityclasses',
  'runtimeclasses',
  'quotas',
];

/** What the cluster has, as its agent answered when it was last asked. */
export function ClusterInventory({ found }: { found: Schemas['ClusterDetail'] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const past = usePast();
  const { kind = 'namespaces' } = useSearch({ from: '/clusters/$id' });
  const query = useQuery(inventory(found.id, kind));
  const ask = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/clusters/{id}:queryInventory', { params: { path: { id: found.id } }, body: { kind } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['inventory', found.id, kind] }),
    onError: showProblem,
  });
  const unknown = query.error && Problem.from(query.error).status < 500;
  return (
    <>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <FormSelect
              value={kind}
              aria-label={t('cluster.kind')}
              onChange={(_, value) => void navigate({ to: '.', search: { tab: 'inventory', kind: value } })}
            >
              {KINDS.map((name) => (
                <FormSelectOption key={name} value={name} label={name} />
              ))}
            </FormSelect>
          </ToolbarItem>
          {!past && (
            <ToolbarItem>
              <Button variant="secondary" onClick={() => ask.mutate()} isDisabled={ask.isPending}>
                {t('cluster.ask')}
              </Button>
            </ToolbarItem>
          )}
          {query.data && (
            <ToolbarItem>
              <Age time={query.data.observedAt} words="ago" />
            </ToolbarItem>
          )}
        </ToolbarContent>
      </Toolbar>
      {unknown && <p>{t('cluster.notAsked')}</p>}
      {query.error && !unknown && <ProblemAlert thrown={query.error} />}
      {query.data && (
        <List>
          {query.data.items.map((item) => (
            <ListItem key={`${item.namespace ?? ''}/${item.name}`}>{[item.namespace, item.name].filter(Boolean).join(' / ')}</ListItem>
          ))}
        </List>
      )}
    </>
  );
}
