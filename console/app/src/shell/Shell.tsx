import { Page, PageSection, PageSidebar, PageSidebarBody, SkipToContent, Spinner } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n';
import { ConnectionLost } from '../live/ConnectionLost';
import { useLiveUpdates } from '../live/LiveUpdates';
import { usePreferences } from '../preferences/preferences';
import { useTheme } from '../preferences/theme';
import { ProblemAlert } from '../display/ProblemAlert';
import { SessionEnded } from '../session/SessionEnded';
import { SignInPage } from '../session/SignInPage';
import { person } from '../session/session';
import { CommandPalette } from './CommandPalette';
import { ConsoleMasthead } from './ConsoleMasthead';
import { Navigation } from './Navigation';
import { ShownProblems } from './problems';

const CONTENT = 'content';

/** What surrounds every page: who is signed in, where one can go, and what went wrong. */
export function Shell() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { data, error } = useQuery(person);
  useTheme();
  useEffect(() => void speak(language), [language]);
  const signedIn = data?.signedIn === true;
  const sidebar = signedIn ? (
    <PageSidebar>
      <PageSidebarBody>
        <Navigation />
      </PageSidebarBody>
    </PageSidebar>
  ) : undefined;
  return (
    <Page
      masthead={<ConsoleMasthead person={data} />}
      sidebar={sidebar}
      isManagedSidebar
      skipToContent={<SkipToContent href={`#${CONTENT}`}>{t('shell.skip')}</SkipToContent>}
      mainContainerId={CONTENT}
    >
      {error && <ProblemAlert thrown={error} />}
      {!data && !error && (
        <PageSection>
          <Spinner aria-label={t('shell.loading')} />
        </PageSection>
      )}
      {data && !signedIn && <SignInPage />}
      {signedIn && <SignedIn />}
    </Page>
  );
}

function SignedIn() {
  const lostAt = useLiveUpdates();
  return (
    <>
      <CommandPalette />
      <ConnectionLost since={lostAt} />
      <SessionEnded />
      <ShownProblems />
      <Outlet />
    </>
  );
}
