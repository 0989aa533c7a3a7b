import { Label, Nav, NavItem, NavList } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { STEPS, type Step } from './fields/field';
import type { DraftState } from './draft/session';
import { PAGES, type WizardPage } from './pages';

interface StepListProps {
  state: DraftState;
  current: WizardPage;
  onSelect: (page: WizardPage) => void;
}

/** Where one is, what is done, and what needs a look; each step is also the way to it. */
export function StepList({ state, current, onSelect }: StepListProps) {
  const { t } = useTranslation();
  return (
    <Nav aria-label={t('wizard.steps')} onSelect={(_, { itemId }) => onSelect(itemId as WizardPage)}>
      <NavList>
        {PAGES.map((page) => (
          <NavItem key={page} itemId={page} isActive={page === current} component="button" preventDefault>
            {t(`steps.${page}`)} {STEPS.some((step) => step === page) && <StepState state={state} step={page as Step} />}
          </NavItem>
        ))}
      </NavList>
    </Nav>
  );
}

/** What nobody has touched yet isn't wrong yet. */
function StepState({ state, step }: { state: DraftState; step: Step }) {
  const { t } = useTranslation();
  const isUntouched = state.states[step] === 'untouched';
  const count = isUntouched ? 0 : state.violations[step].length;
  if (count) return <Label isCompact status="danger">{t('wizard.toFix', { count })}</Label>; // prettier-ignore
  if (isUntouched) return <span className="quiet">{t('wizard.untouched')}</span>;
  return state.states[step] === 'complete' ? <Label isCompact status="success">{t('wizard.complete')}</Label> : <Label isCompact>{t('wizard.incomplete')}</Label>; // prettier-ignore
}
