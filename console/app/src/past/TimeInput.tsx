import { FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../preferences/preferences';
import { inputOf, isPosition, timeOfInput } from './points';

interface TimeInputProps {
  id: string;
  label: string;
  /** A time or a position, or nothing yet. */
  point: string | undefined;
  onChoose: (time: string | undefined) => void;
}

/** Date and time in the zone that a person prefers. It counts when the field is left or Enter is pressed, not at every digit. */
export function TimeInput({ id, label, point, onChoose }: TimeInputProps) {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const chosen = point && !isPosition(point) ? inputOf(point, zone) : '';
  const [typed, setTyped] = useState<string | null>(null);

  function choose({ validity }: HTMLInputElement) {
    // A date of which a part is missing has no value, but isn't empty either.
    if (validity.badInput) return;
    if (typed !== null && typed !== chosen) onChoose(typed ? timeOfInput(typed, zone) : undefined);
    setTyped(null);
  }

  return (
    <FormGroup label={label} fieldId={id}>
      <TextInput
        id={id}
        type="datetime-local"
        step={1}
        value={typed ?? chosen}
        aria-describedby={`${id}-zone`}
        onChange={(_, value) => setTyped(value)}
        onBlur={({ currentTarget }) => choose(currentTarget)}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && choose(currentTarget)}
      />
      <FormHelperText>
        <HelperText>
          <HelperTextItem id={`${id}-zone`}>
            {zone === 'UTC' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone}
            {point && isPosition(point) && ` · ${t('past.position', { position: point })}`}
          </HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
