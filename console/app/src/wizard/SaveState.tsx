import { useTranslation } from 'react-i18next';
import { regional } from '../display/times';
import type { DraftState } from './draft/session';

/** "Saved 10:42", or that something isn't saved yet. */
export function SaveState({ state }: { state: DraftState }) {
  const { t } = useTranslation();
  const time = state.savedAt && new Intl.DateTimeFormat(regional(), { hour: '2-digit', minute: '2-digit' }).format(state.savedAt);
  return (
    <small className="quiet" role="status">
      {state.unsaved.length ? t('wizard.notSaved') : time ? t('wizard.saved', { time }) : t('wizard.version', { version: state.version })}
    </small>
  );
}
