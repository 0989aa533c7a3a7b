import { Checkbox, TextInput } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyValues } from '../../display/KeyValues';
import { clusterList } from '../../pages/clusters/queries';
import { idOf } from '../draft/location';
import { useEditing, useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { Labelled } from './Labelled';
import { useFieldTexts } from './texts';

/** The clusters of a draft, of which there is no choice if it was started in one. */
export function ClustersInput(props: FieldProps) {
  const { t } = useTranslation();
  const { fixedCluster } = useEditing();
  const { value } = useValue(props.pointer);
  const isFixed = fixedCluster && props.pointer === '/clusters' && (value === undefined || String(value) === fixedCluster);
  if (!isFixed) return <ChosenClusters {...props} />;
  return (
    <Labelled {...props} group>
      {() => <p>{t('wizard.fixedCluster', { cluster: fixedCluster })}</p>}
    </Labelled>
  );
}

/** Clusters by name, found by their labels. A chosen name that isn't known here stays shown, so that it can be removed. */
function ChosenClusters({ field, pointer }: FieldProps) {
  const { t } = useTranslation();
  const { label } = useFieldTexts(field);
  const { value, set } = useValue(pointer);
  const [labels, setLabels] = useState('');
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const isSelector = /^([^=\s]+=[^=\s]*\s?)*$/.test(labels);
  const found = useQuery(clusterList({ label: isSelector && labels.trim() ? labels.trim() : undefined, limit: 200 })).data;
  const known = found?.items ?? [];
  const names = [...new Set([...chosen, ...known.map((cluster) => cluster.name)])].sort();

  function toggle(name: string, on: boolean) {
    const others = chosen.filter((other) => other !== name);
    const next = on ? [...others, name] : others;
    set(next.length ? next : undefined);
  }

  return (
    <Labelled field={field} pointer={pointer} group>
      {() => (
        <>
          {(found?.total ?? 0) > 20 || labels ? (
            <TextInput
              type="search"
              value={labels}
              placeholder="region=eu"
              aria-label={t('wizard.clustersByLabel', { label })}
              onChange={(_, text) => setLabels(text)}
            />
          ) : null}
          <p className="quiet">{t('wizard.chosen', { count: chosen.length, total: found?.total ?? 0 })}</p>
          <div className="clusters-named">
            {names.map((name) => {
              const cluster = known.find((one) => one.name === name);
              return (
                <Checkbox
                  key={name}
                  id={idOf(`${pointer}/${name}`)}
                  label={name}
                  isChecked={chosen.includes(name)}
                  description={
                    cluster ? <KeyValues pairs={cluster.labels} label={t('clusters.labelsOf', { name })} /> : t('wizard.unknownCluster')
                  }
                  onChange={(_, on) => toggle(name, on)}
                />
              );
            })}
          </div>
        </>
      )}
    </Labelled>
  );
}
