import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasRight } from '../../api/me';
import { PageHead } from '../../display/PageHead';
import { PageTabs } from '../../display/PageTabs';
import { NoPast } from '../../past/NoPast';
import { ApprovalList } from './ApprovalList';
import { GrantList } from './GrantList';
import { GuardRails } from './GuardRails';
import { MyRights } from './MyRights';

/** Who may do what, what needs a second person, and what waits for this one. */
export function AccessPage() {
  const { t } = useTranslation();
  const { tab = 'approvals' } = useSearch({ from: '/access' });
  const maySeeGrants = useHasRight('MANAGE_GRANTS');
  return (
    <>
      <PageHead title={t('access.title')} />
      <PageTabs
        label={t('access.title')}
        chosen={tab}
        tabs={[
          { name: 'approvals', title: t('access.approvals'), contents: withoutPast(<ApprovalList />) },
          { name: 'rights', title: t('access.rights'), contents: withoutPast(<MyRights />) },
          ...(maySeeGrants ? [{ name: 'grants', title: t('access.grants'), contents: <GrantList /> }] : []),
          { name: 'settings', title: t('access.settings'), contents: withoutPast(<GuardRails />) },
        ]}
      />
    </>
  );
}

function withoutPast(contents: ReactNode) {
  return (
    <>
      <NoPast />
      {contents}
    </>
  );
}
