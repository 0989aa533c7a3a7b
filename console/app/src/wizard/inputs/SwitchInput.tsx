import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useFindings, useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { Labelled } from './Labelled';

const VALUES: Record<string, boolean | undefined> = { '': undefined, true: true, false: false };

/** On, off, or left to whoever decides it otherwise. */
export function SwitchInput({ field, pointer }: FieldProps) {
  const { t } = useTranslation();
  const { value, set } = useValue(pointer);
  const isWrong = useFindings(pointer, true).violations.length > 0;
  return (
    <Labelled field={field} pointer={pointer}>
      {(id, describedBy) => (
        <FormSelect
          id={id}
          value={String(value ?? '')}
          aria-describedby={describedBy}
          validated={isWrong ? 'error' : 'default'}
          onChange={(_, chosen) => set(VALUES[chosen])}
        >
          <FormSelectOption value="" label={t('wizard.notSet')} />
          <FormSelectOption value="true" label={t('wizard.on')} />
          <FormSelectOption value="false" label={t('wizard.off')} />
        </FormSelect>
      )}
    </Labelled>
  );
}
