import { PageSection, Tab, TabContentBody, Tabs, TabTitleText } from '@patternfly/react-core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../display/PageHead';
import { FromRunning } from './FromRunning';
import { FromWorkload } from './FromWorkload';

const FromYaml = lazy(() => import('../../editor/FromYaml').then(({ FromYaml: component }) => ({ default: component })));

const WAYS = { yaml: FromYaml, running: FromRunning, workload: FromWorkload };
type Way = keyof typeof WAYS;

/** Starts a draft from what is there already: a manifest, a DaemonSet that runs in a cluster, or another workload. */
export function CreatePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { from = 'yaml', cluster } = useSearch({ from: '/drafts/new' });
  const crumbs = [
    ...(cluster
      ? [
          <Link key="clusters" to="/clusters">
            {t('clusters.title')}
          </Link>,
          <Link key="cluster" to="/clusters/$id" params={{ id: cluster }}>
            {cluster}
          </Link>,
        ]
      : []),
    <Link key="workloads" to="/workloads" search={{ cluster }}>
      {t('workloads.title')}
    </Link>,
  ];
  return (
    <>
      <PageHead title={cluster ? t('create.titleIn', { cluster }) : t('create.title')} crumbs={crumbs} />
      <PageSection>
        <Tabs
          activeKey={from}
          aria-label={t('create.title')}
          mountOnEnter
          unmountOnExit
          onSelect={(_, chosen) => void navigate({ to: '.', search: { cluster, from: String(chosen) } })}
        >
          {Object.entries(WAYS).map(([way, Contents]) => (
            <Tab key={way} eventKey={way} title={<TabTitleText>{t(`create.${way as Way}`)}</TabTitleText>}>
              <TabContentBody hasPadding>
                <Suspense>
                  <Contents />
                </Suspense>
              </TabContentBody>
            </Tab>
          ))}
        </Tabs>
      </PageSection>
    </>
  );
}
