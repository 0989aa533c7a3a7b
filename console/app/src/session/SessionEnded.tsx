import { Alert, Button } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { signIn } from './session';

/** Says that the session has ended, without taking away what is on the page. Signing in in another tab is enough to go on. */
export function SessionEnded() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    const look = (error: unknown) => error instanceof Problem && error.status === 401 && setEnded(true);
    const stopQueries = queries.getQueryCache().subscribe((event) => {
      look(event.query.state.error);
      if (event.type === 'updated' && event.action.type === 'success') setEnded(false);
    });
    const stopMutations = queries.getMutationCache().subscribe((event) => look(event.mutation?.state.error));
    return () => {
      stopQueries();
      stopMutations();
    };
  }, [queries]);
  if (!ended) return null;
  return (
    <Alert
      isInline
      variant="warning"
      title={t('session.ended')}
      actionLinks={
        <>
          <Button variant="link" isInline onClick={signIn}>
            {t('signIn.action')}
          </Button>
          <Button variant="link" isInline component="a" href="/oauth2/authorization/fleetledger" target="_blank">
            {t('session.inNewTab')}
          </Button>
        </>
      }
    >
      {t('session.endedBody')}
    </Alert>
  );
}
