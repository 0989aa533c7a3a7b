import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useFindings, useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { Labelled } from './Labelled';

/** One of several values. What has no default can also be left out again. */
export function ChoiceInput({ field, pointer }: FieldProps) {
  const { t } = useTranslation();
  const { value, otherwise, set } = useValue(pointer);
  const isWrong = useFindings(pointer, true).violations.length > 0;
  const chosen = String(value ?? otherwise ?? field.default ?? '');
  const options = field.options ?? [];
  // A value that isn't possible stays shown, until another one is chosen.
  const isForeign = chosen !== '' && !options.includes(chosen);
  const mayBeAbsent = field.default === undefined && !options.includes('');
  return (
    <Labelled field={field} pointer={pointer}>
      {(id, describedBy) => (
        <FormSelect
          id={id}
          value={chosen}
          aria-describedby={describedBy}
          validated={isWrong ? 'error' : 'default'}
          onChange={(_, option) => set(option)}
        >
          {mayBeAbsent && <FormSelectOption value="" label={t('wizard.notSet')} />}
          {isForeign && <FormSelectOption value={chosen} label={chosen} />}
          {options.map((option) => (
            <FormSelectOption key={option} value={option} label={option || t('wizard.any')} />
          ))}
        </FormSelect>
      )}
    </Labelled>
  );
}
