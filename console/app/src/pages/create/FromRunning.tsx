import { Button, Form, FormGroup, Grid, GridItem, TextInput } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../display/ProblemAlert';
import { inventory } from '../cluster/queries';
import { clusterList } from '../clusters/queries';
import { RunningDaemonSets } from './RunningDaemonSets';
import { useStartDraft } from './start';

/** Starts a draft from a DaemonSet that runs in a cluster; the cluster is asked for it. */
export function FromRunning() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/drafts/new' });
  const offers = useId();
  const { data } = useQuery(clusterList({ limit: 200 }));
  const [typed, setTyped] = useState<{ cluster?: string; namespace?: string; name?: string }>({});
  const start = useStartDraft();
  const running = { cluster: typed.cluster ?? search.cluster ?? '', namespace: typed.namespace ?? '', name: typed.name ?? '' };
  const isComplete = Object.values(running).every((value) => value.trim());
  const known = data?.items.map((item) => item.name) ?? [];
  const namespaces =
    useQuery({
      ...inventory(running.cluster, 'namespaces'),
      enabled: known.includes(running.cluster),
      refetchInterval: false,
    }).data?.items.map((item) => item.name) ?? [];
  const fetchIt = (from: typeof running) => start.mutate({ cluster: search.cluster, from: { running: from } });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isComplete && !start.isPending) fetchIt(running);
  }

  const input = (name: keyof typeof running, list?: string) => (
    <GridItem md={4}>
      <FormGroup label={t(`create.${name}`)} fieldId={`running-${name}`}>
        <TextInput
          id={`running-${name}`}
          value={running[name]}
          list={list}
          autoComplete="off"
          spellCheck="false"
          onChange={(_, value) => setTyped({ ...typed, [name]: value })}
        />
      </FormGroup>
    </GridItem>
  );

  return (
    <>
      <p>{t('create.runningHelp')}</p>
      <Form onSubmit={submit} aria-label={t('create.running')}>
        {start.error && <ProblemAlert thrown={start.error} onClose={start.reset} />}
        <datalist id={offers}>
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <datalist id={`${offers}-namespaces`}>
          {namespaces.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Grid hasGutter>
          {input('cluster', offers)}
          {input('namespace', `${offers}-namespaces`)}
          {input('name')}
        </Grid>
        <div>
          <Button type="submit" isDisabled={!isComplete || start.isPending}>
            {t('create.start')}
          </Button>
        </div>
      </Form>
      {known.includes(running.cluster) && (
        <RunningDaemonSets
          cluster={running.cluster}
          namespace={namespaces.find((name) => name === running.namespace.trim())}
          isBusy={start.isPending}
          onChoose={(item) => fetchIt({ cluster: running.cluster, ...item })}
        />
      )}
    </>
  );
}
