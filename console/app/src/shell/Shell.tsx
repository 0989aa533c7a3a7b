import { Page, PageSection, PageSidebar, PageSidebarBody, SkipToContent, Spinner } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n';
import { ConnectionLost } from '../live/ConnectionLost';
import { useLiveUpdates } from '../live/LiveUpdates';
import { PastBanner } from '../past/PastBanner';
import { PastView } from '../past/PastView';
import { TimeToggle } from '../past/TimeToggle';
import { useTimeTravel } from '../past/useTimeTravel';
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

const TimeBar = lazy(() => import('../past/TimeBar').then(({ TimeBar: component }) => ({ default: component })));

/** What surrounds every page: who is signed in, where one can go, and what went wrong. */
export function Shell() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { data, error } = useQuery(person);
  useTheme();
  useEffect(() => void speak(language), [language]);
  const signedIn = data?.signedIn === true;
  const { at } = useTimeTravel();
  const [choosesTime, setChoosesTime] = useState(false);
  const timeToggle = signedIn && !at ? <TimeToggle isOpen={choosesTime} onToggle={() => setChoosesTime(!choosesTime)} /> : undefined;
  const sidebar = signedIn ? (
    <PageSidebar>
      <PageSidebarBody>
        <Navigation />
      </PageSidebarBody>
    </PageSidebar>
  ) : undefined;
  return (
    <Page
      masthead={<ConsoleMasthead person={data} timeToggle={timeToggle} />}
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
      {signedIn && <SignedIn at={at} choosesTime={choosesTime} />}
    </Page>
  );
}

function SignedIn({ at, choosesTime }: { at: string | undefined; choosesTime: boolean }) {
  return (
    <>
      <div role="status">{at && <PastBanner at={at} />}</div>
      <Suspense>{(at || choosesTime) && <TimeBar />}</Suspense>
      {at ? (
        <PastView key={at} at={at}>
          <Pages />
        </PastView>
      ) : (
        <Present />
      )}
    </>
  );
}

/** The past doesn't change, so only the present follows the stream of changes. */
function Present() {
  const lostAt = useLiveUpdates();
  return (
    <>
      <ConnectionLost since={lostAt} />
      <Pages />
    </>
  );
}

function Pages() {
  return (
    <>
      <CommandPalette />
      <SessionEnded />
      <ShownProblems />
      <Outlet />
    </>
  );
}
