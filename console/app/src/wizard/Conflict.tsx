import { AlertActionLink } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Changes } from '../display/Changes';
import { InlineAlert } from '../display/InlineAlert';
import { asSent } from './draft/document';
import { differences } from './draft/differences';
import type { DraftSession, DraftState } from './draft/session';

/** Two people, one draft: nothing is lost on either side until somebody here decides. */
export function Conflict({ session, state }: { session: DraftSession; state: DraftState }) {
  const { t } = useTranslation();
  if (!state.conflict) return null;
  const { step, theirs } = state.conflict;
  const changes = differences(asSent(theirs.steps[step]?.document, theirs.steps[step]?.defaulted ?? []), state.documents[step]);
  return (
    <InlineAlert
      variant="warning"
      title={t('conflict.title')}
      actionLinks={
        <>
          <AlertActionLink onClick={() => session.takeTheirs()}>{t('conflict.takeTheirs')}</AlertActionLink>
          <AlertActionLink onClick={() => void session.keepMine()}>{t('conflict.keepMine')}</AlertActionLink>
        </>
      }
    >
      <p>{t('conflict.text', { step: t(`steps.${step}`) })}</p>
      <Changes changes={changes} label={t('conflict.changes')} />
    </InlineAlert>
  );
}
