import { TextArea } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { Labelled } from './Labelled';

/** A value without a form of its own, as JSON. It is sent as soon as it can be read. */
export function JsonInput({ field, pointer }: FieldProps) {
  const { t } = useTranslation();
  const { value, set } = useValue(pointer);
  const [typed, setTyped] = useState(() => (value === undefined || value === null ? '' : JSON.stringify(value, null, 2)));
  const [broken, setBroken] = useState(false);

  function change(text: string) {
    setTyped(text);
    try {
      set(text.trim() === '' ? undefined : (JSON.parse(text) as unknown));
      setBroken(false);
    } catch {
      setBroken(true);
    }
  }

  return (
    <Labelled field={field} pointer={pointer}>
      {(id, describedBy) => (
        <>
          <TextArea
            id={id}
            value={typed}
            rows={3}
            className="mono"
            validated={broken ? 'error' : 'default'}
            aria-describedby={describedBy}
            spellCheck="false"
            onChange={(_, text) => change(text)}
          />
          {broken && <p role="alert">{t('wizard.noJson')}</p>}
        </>
      )}
    </Labelled>
  );
}
