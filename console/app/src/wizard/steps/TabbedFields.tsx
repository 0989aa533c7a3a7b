import { Label, Tab, TabContentBody, Tabs, TabTitleText } from '@patternfly/react-core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { onTab, placeOf } from '../draft/location';
import type { Field } from '../fields/field';
import { inOrder, tabOf, type TabName } from '../fields/tabs';
import { useEditing } from '../inputs/editing';
import { FieldGroup } from '../inputs/FieldGroup';

/** Fields on their tabs. A tab says how many findings are on it. */
export function TabbedFields({ fields, owner }: { fields: Field[]; owner: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { step } = useEditing();
  const { tab } = useSearch({ from: '/drafts/$id' });
  const tabOfField = ({ pointer }: Field) => tabOf(step, pointer) ?? 'more';
  const tabs = inOrder(fields.map(tabOfField));
  const active = tabs.find((name) => name === tab) ?? tabs[0];
  const { container } = placeOf(step, owner);
  return (
    <Tabs
      activeKey={active}
      aria-label={t('wizard.tabs')}
      mountOnEnter
      unmountOnExit
      onSelect={(_, chosen) => void navigate({ to: '.', search: (search: object) => ({ ...search, tab: String(chosen) }) })}
    >
      {tabs.map((name) => (
        <Tab key={name} eventKey={name} title={<TabTitle name={name} container={container} />}>
          <TabContentBody hasPadding>
            <FieldGroup fields={fields.filter((field) => tabOfField(field) === name)} owner={owner} />
          </TabContentBody>
        </Tab>
      ))}
    </Tabs>
  );
}

function TabTitle({ name, container }: { name: TabName; container: string | undefined }) {
  const { t } = useTranslation();
  const { step, violations } = useEditing();
  const count = onTab(violations, step, name, container).length;
  return (
    <TabTitleText>
      {t(`tabs.${name}`)}{' '}
      {count > 0 && (
        <Label isCompact status="danger">
          {t('wizard.toFix', { count })}
        </Label>
      )}
    </TabTitleText>
  );
}
