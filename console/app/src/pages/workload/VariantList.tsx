import { Content } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Changes } from '../../display/Changes';
import { Loaded } from '../../display/Loaded';
import { StatusCounts } from '../../display/StatusLabel';
import { variants } from './queries';

/** The workloads of the same family, what they differ in, and nodes that none or several of them match. */
export function VariantList({ found }: { found: Schemas['WorkloadDetail'] }) {
  const { t } = useTranslation();
  return (
    <Loaded query={useQuery(variants(found.id))}>
      {({ items, coverage }) => (
        <>
          {items.filter((item) => item.id !== found.id).length === 0 && <p>{t('variants.none')}</p>}
          {items
            .filter((item) => item.id !== found.id)
            .map((item) => (
              <section key={item.id}>
                <Content component="h2">
                  <Link to="/workloads/$id" params={{ id: item.id }}>
                    {item.name}
                  </Link>
                </Content>
                <StatusCounts counts={item.counts} label={t('workloads.countsOf', { name: item.name })} />
                <Changes changes={item.differs} label={t('variants.differs', { name: item.name })} />
              </section>
            ))}
          {coverage
            .filter((cluster) => cluster.uncovered > 0 || cluster.overlapping > 0)
            .map((cluster) => (
              <p key={cluster.cluster}>{t('variants.coverage', { ...cluster })}</p>
            ))}
        </>
      )}
    </Loaded>
  );
}
