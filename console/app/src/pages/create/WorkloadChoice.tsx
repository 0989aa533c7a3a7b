import { Button, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';

type Workload = Schemas['Workload'];

interface WorkloadChoiceProps {
  items: Workload[];
  total: number;
  isBusy: boolean;
  onChoose: (workload: string, revision: number) => void;
}

/** Workloads to copy from, each at one of its revisions. */
export function WorkloadChoice({ items, total, isBusy, onChoose }: WorkloadChoiceProps) {
  const { t } = useTranslation();
  if (!items.length) return <p className="quiet">{t('empty.nothingMatches')}</p>;
  return (
    <>
      <Table role="table" aria-label={t('workloads.title')} variant="compact">
        <Thead>
          <Tr>
            <Th>{t('workloads.name')}</Th>
            <Th>{t('workloads.namespace')}</Th>
            <Th>{t('workloads.revision')}</Th>
            <Th screenReaderText={t('list.actions')} />
          </Tr>
        </Thead>
        <Tbody>
          {items.map((item) => (
            <Choice key={item.id} item={item} isBusy={isBusy} onChoose={onChoose} />
          ))}
        </Tbody>
      </Table>
      {items.length < total && <p className="quiet">{t('list.some', { shown: items.length, total })}</p>}
    </>
  );
}

function Choice({ item, isBusy, onChoose }: Pick<WorkloadChoiceProps, 'isBusy' | 'onChoose'> & { item: Workload }) {
  const { t } = useTranslation();
  const [revision, setRevision] = useState(item.revision);
  return (
    <Tr>
      <Td>{item.name}</Td>
      <Td>{item.namespace}</Td>
      <Td>
        <FormSelect
          value={revision}
          aria-label={t('create.revisionOf', { name: item.name })}
          onChange={(_, chosen) => setRevision(Number(chosen))}
        >
          {Array.from({ length: item.revision }, (_, index) => item.revision - index).map((one) => (
            <FormSelectOption key={one} value={one} label={String(one)} />
          ))}
        </FormSelect>
      </Td>
      <Td>
        <Button
          variant="link"
          isInline
          isDisabled={isBusy}
          aria-label={t('create.startFrom', { name: item.name })}
          onClick={() => onChoose(item.id, revision)}
        >
          {t('create.start')}
        </Button>
      </Td>
    </Tr>
  );
}
