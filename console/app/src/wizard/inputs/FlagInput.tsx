import { Checkbox, FormGroup } from '@patternfly/react-core';
import { idOf } from '../draft/location';
import { useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { Findings } from './Findings';
import { useFieldTexts } from './texts';

export function FlagInput({ field, pointer }: FieldProps) {
  const { label, help } = useFieldTexts(field);
  const { value, otherwise, set } = useValue(pointer);
  const id = idOf(pointer);
  return (
    <FormGroup>
      <Checkbox
        id={id}
        label={label}
        isChecked={Boolean(value ?? otherwise ?? field.default)}
        aria-describedby={`${id}-notes`}
        onChange={(_, checked) => set(checked)}
      />
      <Findings id={`${id}-notes`} pointer={pointer} help={help} />
    </FormGroup>
  );
}
