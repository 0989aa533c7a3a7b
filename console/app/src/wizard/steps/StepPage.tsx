import { ActionGroup, Button, Form } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ArrivalHeading } from '../../display/ArrivalHeading';
import { FindingSummary } from '../FindingSummary';
import { focusField } from '../draft/location';
import type { DraftSession, DraftState } from '../draft/session';
import type { Step } from '../fields/field';
import { useFieldTable } from '../fields/served';
import { tabOf } from '../fields/tabs';
import { ClustersInput } from '../inputs/ClustersInput';
import { EditingContext, type Editing } from '../inputs/editing';
import { FieldGroup } from '../inputs/FieldGroup';
import { after, type WizardPage } from '../pages';
import { ContainersForm } from './ContainersForm';
import { TabbedFields } from './TabbedFields';

/** A field that somebody wants to go to; a new object each time. */
export interface Sought {
  pointer: string;
}

/** What is wrong with a step that nobody has touched isn't said yet. */
function editingOf(step: Step, session: DraftSession, state: DraftState): Editing {
  const fixedCluster = state.found.cluster ?? undefined;
  return {
    step,
    document: state.documents[step],
    documents: state.documents,
    defaults: state.found.steps[step]?.document,
    violations: state.states[step] === 'untouched' ? [] : state.violations[step],
    warnings: state.warnings[step],
    cluster: fixedCluster ?? (state.documents.placement.clusters as string[] | undefined)?.[0],
    fixedCluster,
    change: (pointer, value) => session.change(step, pointer, value),
  };
}

interface StepPageProps {
  step: Step;
  session: DraftSession;
  state: DraftState;
  sought: Sought | null;
  onShow: (page: WizardPage) => void;
  onShowField: (pointer: string) => void;
}

/** One step's form. Next goes on only when nothing is wrong; everything is kept either way. */
export function StepPage({ step, session, state, sought, onShow, onShowField }: StepPageProps) {
  const { t } = useTranslation();
  // How often Next has found something wrong: each time the focus goes to the summary.
  const [stopped, setStopped] = useState(0);
  const { violations } = editingOf(step, session, state);
  useEffect(() => {
    if (!sought) return;
    // Tabs show their content only in a second rendering.
    const waiting = setTimeout(() => focusField(sought.pointer));
    return () => clearTimeout(waiting);
  }, [sought]);

  useEffect(() => {
    if (stopped) document.getElementById('summary-danger')?.focus();
  }, [stopped]);

  async function next(event: FormEvent) {
    event.preventDefault();
    if (!(await session.saveAll(step))) return;
    if (session.current().violations[step].length) setStopped(stopped + 1);
    else onShow(after(step));
  }

  const toField = (_: string, pointer: string) => onShowField(pointer);
  return (
    <EditingContext value={editingOf(step, session, state)}>
      <Form onSubmit={(event) => void next(event)} noValidate aria-label={t(`steps.${step}`)}>
        <ArrivalHeading level="h2">{t(`steps.${step}`)}</ArrivalHeading>
        <FindingSummary
          title={t('wizard.summary', { count: violations.length })}
          variant="danger"
          findings={violations.map((finding) => ({ ...finding, step }))}
          documents={state.documents}
          onShow={toField}
        />
        {step === 'containers' ? <ContainersForm /> : <FieldsOf step={step} />}
        {step === 'basics' && (
          <EditingContext value={editingOf('placement', session, state)}>
            <ChosenClusters />
          </EditingContext>
        )}
        <ActionGroup>
          <Button type="submit">{t('wizard.next')}</Button>
          <Link to="/drafts">{t('wizard.leave')}</Link>
        </ActionGroup>
      </Form>
    </EditingContext>
  );
}

/** On the first step too, since people think of cluster and namespace together. */
function ChosenClusters() {
  const field = useFieldTable().at('placement', '/clusters');
  return field && <ClustersInput field={field} pointer={field.pointer} />;
}

function FieldsOf({ step }: { step: Step }) {
  const fields = useFieldTable().ownedBy(step, '');
  const isTabbed = fields.some(({ pointer }) => tabOf(step, pointer));
  return isTabbed ? <TabbedFields fields={fields} owner="" /> : <FieldGroup fields={fields} owner="" />;
}
