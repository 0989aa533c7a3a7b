import {
  Button,
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
  PageToggleButton,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn, signOut, type Person } from '../session/session';
import { PreferencesMenu } from './PreferencesMenu';
import { showProblem } from './problems';

interface ConsoleMastheadProps {
  person: Person | undefined;
  timeToggle?: ReactNode;
}

export function ConsoleMasthead({ person, timeToggle }: ConsoleMastheadProps) {
  const { t } = useTranslation();
  return (
    <Masthead>
      <MastheadMain>
        {person?.signedIn && (
          <MastheadToggle>
            <PageToggleButton isHamburgerButton aria-label={t('shell.navigation')} />
          </MastheadToggle>
        )}
        <MastheadBrand>
          <MastheadLogo component={(props) => <Link {...props} to="/workloads" />}>
            <img src="/logo.svg" alt="" width="28" height="28" />
            &nbsp;Fleetledger
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isStatic>
          <ToolbarContent>
            <ToolbarGroup align={{ default: 'alignEnd' }}>
              {timeToggle && <ToolbarItem>{timeToggle}</ToolbarItem>}
              <ToolbarItem>
                <PreferencesMenu />
              </ToolbarItem>
              {person?.signedIn && <ToolbarItem>{person.name ?? person.username ?? person.subject}</ToolbarItem>}
              <ToolbarItem>{person && <SignInOrOut signedIn={person.signedIn} />}</ToolbarItem>
            </ToolbarGroup>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
}

function SignInOrOut({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation();
  return signedIn ? (
    <Button variant="secondary" onClick={() => signOut().catch(showProblem)}>
      {t('signIn.out')}
    </Button>
  ) : (
    <Button onClick={signIn}>{t('signIn.action')}</Button>
  );
}
