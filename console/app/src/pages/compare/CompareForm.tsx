import { Button, Flex, FlexItem, Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TimeInput } from '../../past/TimeInput';
import { beginningOf } from '../../past/marks';
import { workload } from '../workload/queries';

/** The two times, and in what they are compared. */
export function CompareForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { from, to, cluster, workload: workloadId } = useSearch({ from: '/compare' });
  const change = (part: object) => void navigate({ to: '.', search: (search: object) => ({ ...search, cursor: undefined, ...part }) });
  const since = (span: 'hour' | 'day' | 'week') => change({ from: beginningOf(span), to: undefined });
  return (
    <Flex alignItems={{ default: 'alignItemsFlexStart' }} gap={{ default: 'gapMd' }}>
      <TimeInput id="compare-from" label={t('compare.from')} point={from} onChoose={(time) => change({ from: time })} />
      <TimeInput id="compare-to" label={t('compare.to')} point={to} onChoose={(time) => change({ to: time })} />
      <FlexItem className="beside-inputs">
        {t('compare.last')}{' '}
        {(['hour', 'day', 'week'] as const).map((span) => (
          <Button key={span} variant="link" onClick={() => since(span)}>
            {t(`compare.spans.${span}`)}
          </Button>
        ))}
      </FlexItem>
      <FlexItem className="beside-inputs">
        <Scope cluster={cluster} workloadId={workloadId} onRemove={() => change({ cluster: undefined, workload: undefined })} />
      </FlexItem>
    </Flex>
  );
}

function Scope({ cluster, workloadId, onRemove }: { cluster?: string; workloadId?: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ ...workload(workloadId ?? ''), enabled: Boolean(workloadId) }).data;
  if (!cluster && !workloadId) return <Label>{t('compare.fleet')}</Label>;
  return (
    <Label color="blue" onClose={onRemove} closeBtnAriaLabel={t('compare.removeScope')}>
      {workloadId ? t('compare.workload', { name: found?.name ?? workloadId }) : t('compare.cluster', { name: cluster })}
    </Label>
  );
}
