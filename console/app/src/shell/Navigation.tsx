import { Nav, NavItem, NavList } from '@patternfly/react-core';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PLACES } from './places';

export function Navigation() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <Nav aria-label={t('shell.navigation')}>
      <NavList>
        {PLACES.map(({ name, to }) => (
          <NavItem key={to} isActive={pathname === to || pathname.startsWith(`${to}/`)}>
            <Link to={to}>{t(name)}</Link>
          </NavItem>
        ))}
      </NavList>
    </Nav>
  );
}
