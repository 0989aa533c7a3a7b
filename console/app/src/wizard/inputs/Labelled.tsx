import { FormGroup } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { idOf } from '../draft/location';
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
  const id = idOf(pointer);
  const named = field.unit ? `${label} (${field.unit})` : label;
  return (
    <FormGroup
      label={named}
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
