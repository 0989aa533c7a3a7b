import { Content, FormSelect, FormSelectOption, Switch, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { YamlText } from '../../editor/YamlText';
import { deployment } from '../../pages/deployment/queries';
import { manifest } from '../draft/queries';

const DiffView = lazy(() => import('../../editor/DiffView').then(({ DiffView: component }) => ({ default: component })));

/** The manifest as it will be in a cluster, alone or beside the one that is there. */
export function Manifest({ found, clusters }: { found: Schemas['Draft']; clusters: string[] }) {
  const { t } = useTranslation();
  const id = useId();
  const [picked, setPicked] = useState<string>();
  const [compares, setCompares] = useState(true);
  const cluster = picked ?? clusters[0];
  const { data: next } = useQuery({ ...manifest(found.id, cluster), enabled: cluster !== undefined });
  const workload = found.basedOn?.workload;
  const there = useQuery({
    ...deployment(workload ?? '', cluster ?? ''),
    enabled: Boolean(workload && cluster),
    retry: false,
  }).data?.manifest?.yaml;
  return (
    <>
      <Content component="h3">{t('review.manifest')}</Content>
      {cluster !== undefined && (
        <Toolbar>
          <ToolbarContent>
            <ToolbarItem>
              <FormSelect value={cluster} aria-label={t('review.manifestOf')} onChange={(_, name) => setPicked(name)}>
                {clusters.map((name) => (
                  <FormSelectOption key={name} value={name} label={name} />
                ))}
              </FormSelect>
            </ToolbarItem>
            {there !== undefined && (
              <ToolbarItem alignSelf="center">
                <Switch id={id} label={t('review.compare')} isChecked={compares} onChange={(_, on) => setCompares(on)} />
              </ToolbarItem>
            )}
          </ToolbarContent>
        </Toolbar>
      )}
      {next === undefined && <p className="quiet">{t('review.noManifest')}</p>}
      {next !== undefined && !(there !== undefined && compares) && <YamlText text={next} label={t('review.manifest')} />}
      {next !== undefined && there !== undefined && compares && (
        <Suspense>
          <DiffView before={{ label: t('review.there', { cluster }), text: there }} after={{ label: t('review.next'), text: next }} />
        </Suspense>
      )}
    </>
  );
}
