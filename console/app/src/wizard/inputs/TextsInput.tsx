import { TextArea } from '@patternfly/react-core';
import { useState } from 'react';
import { useFindings, useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { Labelled } from './Labelled';

/** A list of texts or numbers, one a line. */
export function TextsInput({ field, pointer }: FieldProps) {
  const { value, set } = useValue(pointer);
  const lines = Array.isArray(value) ? (value as unknown[]).map(String) : [];
  const [typed, setTyped] = useState(lines.join('\n'));
  // An empty last line is what one is about to type, and is no text of the list yet.
  const shown = sameTexts(textsOf(typed), lines) ? typed : lines.join('\n');
  const isWrong = useFindings(pointer, true).violations.length > 0;

  function change(text: string) {
    setTyped(text);
    const texts = textsOf(text);
    set(texts.length ? (field.kind === 'numbers' ? texts.map(numberIn) : texts) : undefined);
  }

  return (
    <Labelled field={field} pointer={pointer}>
      {(id, describedBy) => (
        <TextArea
          id={id}
          value={shown}
          rows={Math.max(2, shown.split('\n').length)}
          validated={isWrong ? 'error' : 'default'}
          aria-describedby={describedBy}
          spellCheck="false"
          className="mono"
          onChange={(_, text) => change(text)}
        />
      )}
    </Labelled>
  );
}

function textsOf(typed: string): string[] {
  return typed.split('\n').filter((line) => line !== '');
}

/** What isn't a number stays as it was typed, and the server says what is wrong with it. */
function numberIn(text: string): number | string {
  return /^-?\d+$/.test(text.trim()) ? Number(text) : text;
}

function sameTexts(some: string[], others: string[]): boolean {
  return some.length === others.length && some.every((text, index) => text === others[index]);
}
