import { PageSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHasRight } from '../../api/me';
import { PageHead } from '../../display/PageHead';
import { NoPast } from '../../past/NoPast';
import { ApprovalList } from './ApprovalList';
import { GrantList } from './GrantList';
import { GuardRails } from './GuardRails';
import { MyRights } from './MyRights';

/** Who may do what, what needs a second person, and what waits for this one. */
export function AccessPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab = 'approvals' } = useSearch({ from: '/access' });
  const maySeeGrants = useHasRight('MANAGE_GRANTS');
  const contents = { approvals: ApprovalList, rights: MyRights, ...(maySeeGrants ? { grants: GrantList } : {}), settings: GuardRails };
  return (
    <>
      <PageHead title={t('access.title')} />
      <PageSection>
        <Tabs
          activeKey={tab}
          aria-label={t('access.title')}
          mountOnEnter
          unmountOnExit
          onSelect={(_, chosen) => void navigate({ to: '.', search: { tab: String(chosen) } })}
        >
          {Object.entries(contents).map(([name, Contents]) => (
            <Tab
              key={name}
              eventKey={name}
              title={<TabTitleText>{t(`access.${name as 'approvals' | 'rights' | 'grants' | 'settings'}`)}</TabTitleText>}
            >
              {name !== 'grants' && <NoPast />}
              <Contents />
            </Tab>
          ))}
        </Tabs>
      </PageSection>
    </>
  );
}
