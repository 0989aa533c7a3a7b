import { Button, Card, CardBody, Stack } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { idOf } from '../draft/location';
import { useFieldTable } from '../fields/served';
import { useEditing, useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { FieldGroup } from './FieldGroup';
import { Findings } from './Findings';
import { Labelled } from './Labelled';
import { useFieldTexts } from './texts';

/** A list of things that have fields of their own. */
export function ListInput({ field, pointer }: FieldProps) {
  const { t } = useTranslation();
  const { step, change } = useEditing();
  const table = useFieldTable();
  const { label } = useFieldTexts(field);
  const { value, set } = useValue(pointer);
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const fields = table.ownedBy(step, `${table.patternOf(step, pointer)}/*`);
  // What is added comes after the items that are there by default.
  const before = value === undefined && Array.isArray(field.default) ? (field.default as unknown[]) : items;

  function remove(index: number) {
    if (items.length === 1) set(undefined);
    else change(`${pointer}/${index}`, undefined);
  }

  return (
    <Labelled field={field} pointer={pointer} group below={false}>
      {() => (
        <Stack hasGutter>
          {items.map((_, index) => {
            const at = `${pointer}/${index}`;
            const title = t('wizard.item', { label, number: index + 1 });
            return (
              <Card key={index} isCompact id={idOf(`${at}/`)} role="group" aria-label={title}>
                <CardBody>
                  <Stack hasGutter>
                    <FieldGroup fields={fields} owner={at} />
                    <Findings id={`${idOf(at)}-item-notes`} pointer={at} below={false} />
                    <Button
                      variant="link"
                      isInline
                      isDanger
                      aria-label={t('wizard.removeFrom', { label, number: index + 1 })}
                      onClick={() => remove(index)}
                    >
                      {t('wizard.remove')}
                    </Button>
                  </Stack>
                </CardBody>
              </Card>
            );
          })}
          {value === undefined && before.length > 0 && (
            <p className="quiet">{t('wizard.default', { value: before.map(nameOf).join(', ') })}</p>
          )}
          <Button variant="link" isInline onClick={() => set([...before, {}])}>
            {t('wizard.addTo', { label })}
          </Button>
        </Stack>
      )}
    </Labelled>
  );
}

function nameOf(item: unknown): string {
  const { name } = item as { name?: string };
  return name ?? JSON.stringify(item);
}
