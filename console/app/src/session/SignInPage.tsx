import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { InlineAlert } from '../display/InlineAlert';
import { signIn } from './session';

export function SignInPage() {
  const { t } = useTranslation();
  const trouble = new URLSearchParams(location.search).get('signin');
  return (
    <EmptyState titleText={t('signIn.title')} headingLevel="h1">
      <EmptyStateBody>{t('signIn.body')}</EmptyStateBody>
      <EmptyStateFooter>
        {trouble && <InlineAlert variant="danger" title={t(trouble === 'unavailable' ? 'signIn.unavailable' : 'signIn.failed')} />}
        <EmptyStateActions>
          <Button onClick={signIn}>{t('signIn.action')}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
