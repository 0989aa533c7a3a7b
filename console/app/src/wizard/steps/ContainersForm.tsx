import { Button, Label, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { valueAt } from '../draft/document';
import { inContainer } from '../draft/location';
import { useFieldTable } from '../fields/served';
import { tabOf } from '../fields/tabs';
import { useEditing } from '../inputs/editing';
import { FieldGroup } from '../inputs/FieldGroup';
import { Findings } from '../inputs/Findings';
import { TabbedFields } from './TabbedFields';

type ListName = 'containers' | 'initContainers';

/** A tab for each container and init container, and one for what the pod's containers share. */
export function ContainersForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { document, change } = useEditing();
  const table = useFieldTable();
  const { container = '0' } = useSearch({ from: '/drafts/$id' });
  const count = (list: ListName) => (valueAt(document, `/${list}`) as unknown[] | undefined)?.length ?? 0;
  // The first container is shown before anything is known of it.
  const containers = Math.max(1, count('containers'));
  const inits = count('initContainers');
  const ofPod = table.ownedBy('containers', '').filter(({ pointer }) => tabOf('containers', pointer) === 'pod');
  const open = (key: string) => void navigate({ to: '.', search: { step: 'containers', container: key } });

  function add(list: ListName) {
    const index = list === 'containers' ? containers : inits;
    if (list === 'containers' && count(list) === 0) change('/containers/0', {});
    change(`/${list}/${index}`, {});
    open(list === 'containers' ? String(index) : `init-${index}`);
  }

  function remove(list: ListName, index: number) {
    change(`/${list}/${index}`, undefined);
    open('0');
  }

  const containerTab = (list: ListName, index: number) => {
    const key = list === 'containers' ? String(index) : `init-${index}`;
    const at = `/${list}/${index}`;
    const fallback = t(list === 'containers' ? 'wizard.container' : 'wizard.initContainer', { number: index + 1 });
    const name = String(valueAt(document, `${at}/name`) ?? '') || fallback;
    return (
      <Tab key={key} eventKey={key} title={<ContainerTitle name={name} container={key} />}>
        <TabbedFields fields={table.ownedBy('containers', `/${list}/*`)} owner={at} />
        {(list === 'initContainers' || containers > 1) && (
          <Button variant="link" isDanger onClick={() => remove(list, index)}>
            {t('wizard.removeContainer', { name })}
          </Button>
        )}
      </Tab>
    );
  };

  return (
    <>
      <Findings id="containers-notes" pointer="/containers" below={false} />
      <Findings id="init-containers-notes" pointer="/initContainers" below={false} />
      <Tabs
        activeKey={container}
        isBox
        aria-label={t('steps.containers')}
        mountOnEnter
        unmountOnExit
        onSelect={(_, key) => open(String(key))}
      >
        {[
          ...Array.from({ length: containers }, (_, index) => containerTab('containers', index)),
          ...Array.from({ length: inits }, (_, index) => containerTab('initContainers', index)),
          <Tab key="pod" eventKey="pod" title={<ContainerTitle name={t('tabs.pod')} container="pod" />}>
            <FieldGroup fields={ofPod} owner="" />
          </Tab>,
        ]}
      </Tabs>
      <div>
        <Button variant="link" onClick={() => add('containers')}>
          {t('wizard.addContainer')}
        </Button>
        <Button variant="link" onClick={() => add('initContainers')}>
          {t('wizard.addInitContainer')}
        </Button>
      </div>
    </>
  );
}

function ContainerTitle({ name, container }: { name: string; container: string }) {
  const { t } = useTranslation();
  const { violations } = useEditing();
  const count = inContainer(violations, container).length;
  return (
    <TabTitleText>
      {name}{' '}
      {count > 0 && (
        <Label isCompact status="danger">
          {t('wizard.toFix', { count })}
        </Label>
      )}
    </TabTitleText>
  );
}
