import { Content, PageSection } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { Age } from '../display/Age';
import { Facts } from '../display/Facts';
import { PageHead } from '../display/PageHead';
import { StatusLabel } from '../display/StatusLabel';
import { YamlText } from '../editor/YamlText';
import { manifest } from './draft/queries';
import { STEPS } from './fields/field';

/** An open draft as it was, to read: nobody can edit the past. */
export function PastDraft({ found }: { found: Schemas['Draft'] }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(manifest(found.id));
  const crumbs = [
    <Link key="all" to="/drafts">
      {t('drafts.title')}
    </Link>,
  ];
  return (
    <>
      <PageHead title={found.name ?? t('drafts.unnamed')} beside={<StatusLabel status={found.state} />} crumbs={crumbs}>
        <Facts
          facts={[
            [t('drafts.namespace'), found.namespace],
            [t('drafts.owner'), found.ownerName ?? found.owner],
            [t('drafts.changed'), <Age key="changed" time={found.changedAt} words="ago" />],
            ...STEPS.map((step): [string, string | undefined] => [t(`steps.${step}`), found.steps[step]?.state]),
          ]}
        />
      </PageHead>
      <PageSection>
        <Content component="h2">{t('past.draft')}</Content>
        {data !== undefined && <YamlText text={data} label={t('past.draft')} />}
        {error && <p className="quiet">{t('past.noManifest')}</p>}
      </PageSection>
    </>
  );
}
