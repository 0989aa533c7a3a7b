import { FormSelect, FormSelectOption, Stack } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueAt, withValue, type Json } from '../draft/document';
import { useFieldTable } from '../fields/served';
import { useEditing, useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { FieldGroup } from './FieldGroup';
import { Findings } from './Findings';
import { Labelled } from './Labelled';
import { ProbeMeaning } from './ProbeMeaning';
import { useTextsOf } from './texts';

/** Exactly one of several forms; choosing another one drops what was filled into the former. */
export function OneOfInput({ field, pointer }: FieldProps) {
  const { t } = useTranslation();
  const { step } = useEditing();
  const table = useFieldTable();
  const textsOf = useTextsOf();
  const { value, set } = useValue(pointer);
  const options = field.options ?? [];
  const present = options.find((option) => valueAt(value, `/${option}`) !== undefined);
  const [asked, setAsked] = useState<string>();
  const chosen = present ?? asked ?? '';
  const path = table.patternOf(step, pointer);
  // What is filled in whichever option is chosen.
  const common = table.ownedBy(step, path);
  // The item of a list is there without any of the options too.
  const isItem = path.endsWith('/*');

  function choose(option: string) {
    setAsked(option || undefined);
    if (!option && !isItem) return set(undefined);
    const without = options.reduce<Json>((rest, other) => withValue(rest, `/${other}`, undefined), value);
    const start = startOf(option);
    set(start === undefined ? without : withValue(without, `/${option}`, start));
  }

  /** What a form begins with: an object, or nothing yet where the option is a value itself. */
  function startOf(option: string): Json {
    const own = table.ownedBy(step, `${path}/${option}`).find((row) => row.pointer === `${path}/${option}`);
    if (!option) return undefined;
    if (!own) return {};
    return own.kind === 'flag' ? true : undefined;
  }

  const labelOf = (option: string) => {
    const row = table.at(step, `${path}/${option}`);
    return row ? textsOf(row).label : option;
  };
  return (
    <Stack hasGutter>
      <Labelled field={field} pointer={pointer} below={false}>
        {(id, describedBy) => (
          <FormSelect id={id} value={chosen} aria-describedby={describedBy} onChange={(_, option) => choose(option)}>
            <FormSelectOption value="" label={t('wizard.none')} />
            {options.map((option) => (
              <FormSelectOption key={option} value={option} label={labelOf(option)} />
            ))}
          </FormSelect>
        )}
      </Labelled>
      {chosen && (
        <>
          <FieldGroup key={chosen} fields={table.ownedBy(step, `${path}/${chosen}`)} owner={`${pointer}/${chosen}`} />
          <Findings id={`option${pointer.replace(/\W/g, '-')}`} pointer={`${pointer}/${chosen}`} below={false} />
        </>
      )}
      {!isItem && value !== undefined && common.length > 0 && (
        <>
          <FieldGroup fields={common} owner={pointer} />
          <ProbeMeaning field={field} pointer={pointer} />
        </>
      )}
    </Stack>
  );
}
