import { Grid, GridItem, PageSection } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineAlert } from '../display/InlineAlert';
import { PageHead } from '../display/PageHead';
import { ProblemAlert } from '../display/ProblemAlert';
import { person } from '../session/session';
import { Collisions } from './Collisions';
import { Conflict } from './Conflict';
import { ImportNotes } from './ImportNotes';
import { SaveState } from './SaveState';
import { StepList } from './StepList';
import { placeOf } from './draft/location';
import type { DraftSession, DraftState } from './draft/session';
import { firstUnfinished, isPage, type WizardPage } from './pages';
import { StepPage, type Sought } from './steps/StepPage';

const Review = lazy(() => import('./review/Review').then(({ Review: component }) => ({ default: component })));
const YamlView = lazy(() => import('../editor/YamlView').then(({ YamlView: component }) => ({ default: component })));

export interface WizardProps {
  session: DraftSession;
  state: DraftState;
}

/** The steps of a draft, each of which is kept as it is, and the YAML of all. */
export function Wizard({ session, state }: WizardProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/drafts/$id' });
  const [sought, setSought] = useState<Sought | null>(null);
  const { found } = state;
  const page: WizardPage = isPage(search.step) ? search.step : firstUnfinished(state.states, found.cluster);
  const name = String(state.documents.basics.name ?? found.name ?? t('drafts.newWorkload'));
  const crumbs = [
    <Link key="all" to="/drafts">
      {t('drafts.title')}
    </Link>,
  ];

  async function show(next: WizardPage) {
    await session.saveAll();
    await navigate({ to: '.', search: { step: next } });
  }

  /** Goes to the field of a finding. */
  async function showField(step: string, pointer: string) {
    // What the form has no field for can be changed as YAML only.
    if (pointer.startsWith('/kept/')) return show('yaml');
    const { container, tab } = placeOf(step, pointer);
    await navigate({ to: '.', search: { step, container, tab } });
    setSought({ pointer });
  }

  return (
    <>
      <PageHead title={name} crumbs={crumbs} beside={<SaveState state={state} />}>
        {found.basedOn && <p className="quiet">{t('drafts.edits', { revision: found.basedOn.revision ?? '–' })}</p>}
        <OtherEditors state={state} />
      </PageHead>
      <PageSection>
        {state.problem !== null && <ProblemAlert thrown={state.problem} onClose={() => session.dismissProblem()} />}
        {state.conflict && <Conflict session={session} state={state} />}
        <ImportNotes found={found} />
        {found.collisions.length > 0 && <Collisions found={found} />}
        <Grid hasGutter>
          <GridItem md={3} xl={2}>
            <StepList state={state} current={page} onSelect={(next) => void show(next)} />
          </GridItem>
          <GridItem md={9} xl={10}>
            <Suspense>
              {page === 'review' && <Review session={session} state={state} onShow={(step, pointer) => void showField(step, pointer)} />}
              {page === 'yaml' && <YamlView draft={found.id} version={state.version} />}
              {page !== 'review' && page !== 'yaml' && (
                <StepPage
                  key={page}
                  step={page}
                  session={session}
                  state={state}
                  sought={sought}
                  onShow={(next) => void show(next)}
                  onShowField={(pointer) => void showField(page, pointer)}
                />
              )}
            </Suspense>
          </GridItem>
        </Grid>
      </PageSection>
    </>
  );
}

function OtherEditors({ state }: { state: DraftState }) {
  const { t } = useTranslation();
  const { data } = useQuery(person);
  const others = state.found.editors.filter((editor) => editor.now && editor.id !== data?.subject);
  if (!others.length) return null;
  return (
    <InlineAlert
      isPlain
      variant="info"
      title={t('wizard.alsoEditing', { names: others.map((editor) => editor.name ?? editor.id).join(', ') })}
    />
  );
}
