import { FormGroup } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { valueAt } from '../draft/document';
import { idOf } from '../draft/location';
import type { Field } from '../fields/field';
import { useFieldTable } from '../fields/served';
import { useEditing } from './editing';
import { Findings } from './Findings';
import type { FieldProps } from './FieldInput';
import { useFieldTexts } from './texts';

interface LabelledProps extends FieldProps {
  /** Of several inputs, which have labels of their own. */
  group?: boolean;
  below?: boolean;
  children: (id: string, describedBy: string) => ReactNode;
}

/** An input with its label, unit, help and findings. */
export function Labelled({ field, pointer, group, below = true, children }: LabelledProps) {
  const { label, help } = useFieldTexts(field);
  const isRequired = useIsRequired(field, pointer);
  const id = idOf(pointer);
  const named = field.unit ? `${label} (${field.unit})` : label;
  return (
    <FormGroup
      label={named}
      isRequired={isRequired}
      fieldId={group ? undefined : id}
      role={group ? 'group' : undefined}
      id={group ? id : undefined}
      aria-label={group ? named : undefined}
    >
      {children(id, `${id}-notes`)}
      <Findings id={`${id}-notes`} pointer={pointer} below={below} help={help} />
    </FormGroup>
  );
}

/** A field of an object that may be left out is required only where the object is given. */
function useIsRequired(field: Field, pointer: string): boolean {
  const { step, document } = useEditing();
  const table = useFieldTable();
  const around = pointer.slice(0, pointer.lastIndexOf('/'));
  return field.required && (table.isOwner(step, around) || valueAt(document, around) !== undefined);
}
