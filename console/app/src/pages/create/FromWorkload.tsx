import { Form, FormGroup, SearchInput } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../display/ProblemAlert';
import { workloadList } from '../workloads/queries';
import { useStartDraft } from './start';
import { WorkloadChoice } from './WorkloadChoice';

/** Starts a draft from another workload, as it is or was: a workload of its own with the same content. */
export function FromWorkload() {
  const { t } = useTranslation();
  const { cluster } = useSearch({ from: '/drafts/new' });
  const [name, setName] = useState('');
  const { data, error } = useQuery(workloadList({ name: name.trim() || undefined }));
  const start = useStartDraft();
  const problem = start.error ?? error;
  return (
    <>
      <p>{t('create.workloadHelp')}</p>
      <Form onSubmit={(event) => event.preventDefault()} aria-label={t('create.workload')}>
        {problem && <ProblemAlert thrown={problem} onClose={start.error ? start.reset : undefined} />}
        <FormGroup label={t('create.workloadName')} fieldId="source-name">
          <SearchInput
            searchInputId="source-name"
            value={name}
            onChange={(_, typed) => setName(typed)}
            onClear={() => setName('')}
            aria-label={t('create.workloadName')}
            resetButtonLabel={t('create.clear')}
          />
        </FormGroup>
      </Form>
      {data && (
        <WorkloadChoice
          items={data.items}
          total={data.total}
          isBusy={start.isPending}
          onChoose={(workload, revision) => start.mutate({ cluster, from: { workload, revision } })}
        />
      )}
    </>
  );
}
