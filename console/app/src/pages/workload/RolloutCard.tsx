import { Card, CardBody, CardHeader, CardTitle, Progress, type ProgressProps } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Age, Moment } from '../../display/Age';
import { StatusLabel, StatusReason } from '../../display/StatusLabel';
import { ClusterActions, RolloutActions } from './RolloutActions';

type Rollout = Schemas['Rollout'];
type Wave = Schemas['Wave'];
type Kind = 'revision' | 'rollback' | 'restart' | 'placement' | 'delete';

/** States of a cluster that say nothing more than the progress bar. */
const UNREMARKABLE = new Set(['waiting', 'settled', 'superseded']);

/** One rollout: who started it and why, what it waits for, and its waves with their progress. */
export function RolloutCard({ rollout }: { rollout: Rollout }) {
  const { t } = useTranslation();
  return (
    <Card isCompact>
      <CardHeader actions={{ actions: <RolloutActions rollout={rollout} /> }}>
        <CardTitle component="h2">
          {t(`rollouts.kind.${rollout.kind as Kind}`, { revision: rollout.revision })} <StatusLabel status={rollout.state} />
        </CardTitle>
      </CardHeader>
      <CardBody>
        <p>
          <Moment time={rollout.startedAt} /> {t('workload.by', { name: rollout.requestedByName ?? rollout.requestedBy })}
          {rollout.reason && ` · ${rollout.reason}`}
        </p>
        {rollout.waitsFor && (
          <p>
            {t('rollouts.waitsFor', { what: rollout.waitsFor.what, wave: rollout.waitsFor.wave ?? '–' })}{' '}
            <Age time={rollout.waitsFor.since} words="for" />
          </p>
        )}
        {rollout.waves.filter(hasClusters).map((wave) => (
          <WaveProgress key={wave.name} rollout={rollout} wave={wave} />
        ))}
        {rollout.debt?.map((debt) => (
          <p key={debt.cluster}>
            {t('rollouts.debt', { cluster: debt.cluster, code: debt.code })} <Age time={debt.since} words="for" />
          </p>
        ))}
      </CardBody>
    </Card>
  );
}

const hasClusters = (wave: Wave) => wave.progress.total > 0;

function WaveProgress({ rollout, wave }: { rollout: Rollout; wave: Wave }) {
  const { t } = useTranslation();
  const { progress } = wave;
  const done = progress.settled + progress.skipped + progress.superseded;
  return (
    <div>
      <Progress
        aria-label={t('rollouts.wave', { name: wave.name })}
        title={`${wave.name} – ${wave.state}`}
        value={done}
        max={Math.max(progress.total, 1)}
        valueText={t('rollouts.progress', { done, total: progress.total })}
        label={t('rollouts.progress', { done, total: progress.total })}
        variant={variantOf(wave)}
        measureLocation="outside"
        size="sm"
      />
      {(wave.clusters ?? [])
        .filter((item) => !UNREMARKABLE.has(item.state))
        .map((item) => (
          <div key={item.cluster}>
            {item.cluster} <StatusLabel status={item.state} />{' '}
            {item.status && item.state !== 'settled' && <StatusLabel status={item.status} />} <Age time={item.since} words="for" />{' '}
            <ClusterActions rollout={rollout} cluster={item} />
            <StatusReason reason={item.reason} />
          </div>
        ))}
    </div>
  );
}

function variantOf(wave: Wave): ProgressProps['variant'] {
  if (wave.state === 'failed' || wave.progress.failed > 0) return 'danger';
  if (wave.state === 'completed') return 'success';
  return undefined;
}
