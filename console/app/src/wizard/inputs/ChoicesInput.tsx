import { Checkbox, Flex } from '@patternfly/react-core';
import { idOf } from '../draft/location';
import { useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { Labelled } from './Labelled';

/** Some of several values, in the order of the choice. */
export function ChoicesInput({ field, pointer }: FieldProps) {
  const { value, set } = useValue(pointer);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  // A value that isn't possible stays shown, so that it can be removed.
  const options = [...new Set([...(field.options ?? []), ...chosen])];

  function toggle(option: string, on: boolean) {
    const next = options.filter((other) => (other === option ? on : chosen.includes(other)));
    set(next.length ? next : undefined);
  }

  return (
    <Labelled field={field} pointer={pointer} group>
      {() => (
        <Flex rowGap={{ default: 'rowGapMd' }}>
          {options.map((option) => (
            <Checkbox
              key={option}
              id={idOf(`${pointer}/${option}`)}
              label={option}
              isChecked={chosen.includes(option)}
              onChange={(_, on) => toggle(option, on)}
            />
          ))}
        </Flex>
      )}
    </Labelled>
  );
}
