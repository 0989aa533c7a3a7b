import { Button, Card, CardBody } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { idOf } from '../draft/location';
import { ownedBy, patternOf } from '../fields/table';
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
  const { label } = useFieldTexts(field);
  const { value, set } = useValue(pointer);
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const fields = ownedBy(step, `${patternOf(pointer)}/*`);

  function remove(index: number) {
    if (items.length === 1) set(undefined);
    else change(`${pointer}/${index}`, undefined);
  }

  return (
    <Labelled field={field} pointer={pointer} group below={false}>
      {() => (
        <>
          {items.map((_, index) => {
            const at = `${pointer}/${index}`;
            const title = t('wizard.item', { label, number: index + 1 });
            return (
              <Card key={index} isCompact id={idOf(`${at}/`)} role="group" aria-label={title}>
                <CardBody>
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
                </CardBody>
              </Card>
            );
          })}
          <Button variant="link" isInline onClick={() => set([...items, {}])}>
            {t('wizard.addTo', { label })}
          </Button>
        </>
      )}
    </Labelled>
  );
}
