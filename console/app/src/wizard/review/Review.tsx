import { Content } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ArrivalHeading } from '../../display/ArrivalHeading';
import { Changes } from '../../display/Changes';
import { Facts } from '../../display/Facts';
import { InlineAlert } from '../../display/InlineAlert';
import { ProblemAlert } from '../../display/ProblemAlert';
import { FindingSummary } from '../FindingSummary';
import { diff, targets } from '../draft/queries';
import type { DraftSession, DraftState, Finding } from '../draft/session';
import { STEPS } from '../fields/field';
import { unfinishedSteps } from '../pages';
import { memoryOf } from './memory';
import { Manifest } from './Manifest';
import { PreviewResults } from './PreviewResults';
import { SubmitForm } from './SubmitForm';
import { Targets } from './Targets';

interface ReviewProps {
  session: DraftSession;
  state: DraftState;
  onShow: (step: string, pointer: string) => void;
}

/** What will happen, before it does: what is missing, where it goes, what each cluster says, and its manifest. */
export function Review({ session, state, onShow }: ReviewProps) {
  const { t } = useTranslation();
  const { found } = state;
  const chosen = useQuery(targets(found.id));
  const all = (findings: Record<string, Finding[]>) =>
    STEPS.flatMap((step) => (findings[step] ?? []).map((finding) => ({ ...finding, step })));
  const violations = all(state.violations);
  const unfinished = unfinishedSteps(state.states, found.cluster);
  const isReady = violations.length === 0 && unfinished.length === 0;
  return (
    <>
      <ArrivalHeading level="h2">{t('steps.review')}</ArrivalHeading>
      <FindingSummary title={t('review.violations')} variant="danger" findings={violations} documents={state.documents} onShow={onShow} />
      {unfinished.length > 0 && (
        <InlineAlert variant="info" title={t('review.unfinished', { steps: unfinished.map((step) => t(`steps.${step}`)).join(', ') })} />
      )}
      <FindingSummary
        title={t('review.warnings')}
        variant="warning"
        findings={all(state.warnings)}
        documents={state.documents}
        onShow={onShow}
      />
      <Facts
        facts={[
          [t('review.security'), found.podSecurityLevel],
          [t('review.perNode'), demandOf(found.totals.perNode)],
          [t('review.fleet'), demandOf(found.totals.fleet)],
        ]}
      />
      {chosen.error && <ProblemAlert thrown={chosen.error} />}
      {chosen.data && <Targets found={chosen.data} />}
      {found.basedOn && <Difference draft={found.id} />}
      <PreviewResults draft={found.id} isReady={isReady} />
      <Manifest found={found} clusters={(chosen.data?.items ?? []).filter((item) => item.chosen).map((item) => item.cluster)} />
      <SubmitForm session={session} state={state} clusters={chosen.data?.chosen ?? 0} isReady={isReady} />
    </>
  );
}

function demandOf(demand: { cpuRequest: string; cpuLimit: string; memoryRequest: string; memoryLimit: string }) {
  return `CPU ${demand.cpuRequest} / ${demand.cpuLimit}, ${memoryOf(demand.memoryRequest)} / ${memoryOf(demand.memoryLimit)}`;
}

function Difference({ draft }: { draft: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(diff(draft));
  return (
    <>
      <Content component="h3">{t('review.difference')}</Content>
      {error && <ProblemAlert thrown={error} />}
      {data && <Changes changes={data.changes} label={t('review.difference')} />}
    </>
  );
}
