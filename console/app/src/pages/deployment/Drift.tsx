import { Content, List, ListItem, PageSection } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Age } from '../../display/Age';

/** What somebody has changed in the cluster by hand. */
export function Drift({ drift }: { drift: Schemas['DeploymentDrift'] }) {
  const { t } = useTranslation();
  return (
    <PageSection>
      <Content component="h2">{t('drift.title')}</Content>
      <p>
        {drift.deleted ? t('drift.deleted') : t('drift.changed', { manager: drift.manager ?? '–' })} <Age time={drift.at} words="ago" />
      </p>
      <List>
        {drift.fields.map((field) => (
          <ListItem key={field}>
            <span className="mono">{field}</span>
          </ListItem>
        ))}
      </List>
    </PageSection>
  );
}
