import { Button } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { me } from '../api/me';
import { InlineAlert } from '../display/InlineAlert';
import { useSessionEnded } from './ended';
import { signIn } from './session';

/** Says that the session has ended, without taking away what is on the page. Signing in in another tab is enough to go on. */
export function SessionEnded() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const ended = useSessionEnded();
  useEffect(() => {
    if (!ended) {
      void queries.invalidateQueries({ predicate: (query) => query.state.status === 'error' });
      return;
    }
    // Whoever comes back from signing in finds the page going on.
    const ask = () => void queries.fetchQuery({ ...me, staleTime: 0 }).catch(() => undefined);
    addEventListener('focus', ask);
    return () => removeEventListener('focus', ask);
  }, [ended, queries]);
  if (!ended) return null;
  return (
    <InlineAlert
      variant="warning"
      title={t('session.ended')}
      actionLinks={
        <>
          <Button variant="link" isInline component="a" href="/oauth2/authorization/fleetledger" target="_blank">
            {t('session.inNewTab')}
          </Button>
          <Button variant="link" isInline onClick={signIn}>
            {t('signIn.action')}
          </Button>
        </>
      }
    >
      {t('session.endedBody')}
    </InlineAlert>
  );
}
