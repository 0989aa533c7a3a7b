import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueAt, withValue, type Json } from '../draft/document';
import { ownedBy, patternOf } from '../fields/table';
import { useEditing, useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { FieldGroup } from './FieldGroup';
import { Labelled } from './Labelled';

/** Exactly one of several forms; choosing another one drops what was filled into the former. */
export function OneOfInput({ field, pointer }: FieldProps) {
  const { t } = useTranslation();
  const { step } = useEditing();
  const { value, set } = useValue(pointer);
  const options = field.options ?? [];
  const present = options.find((option) => valueAt(value, `/${option}`) !== undefined);
  const [asked, setAsked] = useState<string>();
  const chosen = present ?? asked ?? '';

  function choose(option: string) {
    setAsked(option || undefined);
    const without = options.reduce<Json>(
      (rest, other) => (valueAt(rest, `/${other}`) === undefined ? rest : withoutOption(rest, other)),
      value,
    );
    const start = startOf(option);
    set(start === undefined ? without : withValue(without ?? {}, `/${option}`, start));
  }

  /** What a form begins with: an object, or nothing yet where the option is a value itself. */
  function startOf(option: string): Json {
    const own = ownedBy(step, `${patternOf(pointer)}/${option}`).find((row) => row.pointer === `${patternOf(pointer)}/${option}`);
    if (!option) return undefined;
    if (!own) return {};
    return own.kind === 'flag' ? true : undefined;
  }

  return (
    <>
      <Labelled field={field} pointer={pointer} below={false}>
        {(id, describedBy) => (
          <FormSelect id={id} value={chosen} aria-describedby={describedBy} onChange={(_, option) => choose(option)}>
            <FormSelectOption value="" label={t('wizard.none')} />
            {options.map((option) => (
              <FormSelectOption key={option} value={option} label={option.replace('valueFrom/', '')} />
            ))}
          </FormSelect>
        )}
      </Labelled>
      {chosen && <FieldGroup key={chosen} fields={ownedBy(step, `${patternOf(pointer)}/${chosen}`)} owner={`${pointer}/${chosen}`} />}
    </>
  );
}

/** Also drops what only held the option, such as an empty valueFrom. */
function withoutOption(value: Json, option: string): Json {
  const [holder] = option.split('/');
  return withValue(value, `/${holder ?? option}`, undefined);
}
