import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { Labelled } from './Labelled';

export function ChoiceInput({ field, pointer }: FieldProps) {
  const { t } = useTranslation();
  const { value, otherwise, set } = useValue(pointer);
  const chosen = String(value ?? otherwise ?? field.default ?? '');
  const options = field.options ?? [];
  const isKnown = options.includes(chosen);
  return (
    <Labelled field={field} pointer={pointer}>
      {(id, describedBy) => (
        <FormSelect id={id} value={chosen} aria-describedby={describedBy} onChange={(_, option) => set(option)}>
          {!isKnown && <FormSelectOption value={chosen} label={chosen || t('wizard.notSet')} />}
          {options.map((option) => (
            <FormSelectOption key={option} value={option} label={option || t('wizard.any')} />
          ))}
        </FormSelect>
      )}
    </Labelled>
  );
}
