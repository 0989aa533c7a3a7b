import { TextArea, TextInput } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFindings, useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { Labelled } from './Labelled';
import { Offers, useOffers } from './Offers';

/** A text or a number. An empty input means that the default holds, which it shows. */
export function TextInputField({ field, pointer, note }: FieldProps & { note?: ReactNode }) {
  const { t } = useTranslation();
  const { value, otherwise, set } = useValue(pointer);
  const { names: offers, ask } = useOffers(field.offers);
  const isWrong = useFindings(pointer, true).violations.length > 0;
  const fallback = otherwise ?? field.default;
  return (
    <Labelled field={field} pointer={pointer}>
      {(id, describedBy) => {
        const common = {
          id,
          value: value === undefined || value === null ? '' : String(value),
          placeholder:
            fallback === undefined || fallback === null || fallback === '' ? undefined : t('wizard.default', { value: String(fallback) }),
          validated: isWrong ? ('error' as const) : ('default' as const),
          'aria-describedby': describedBy,
          spellCheck: 'false' as const,
          onChange: (_: unknown, typed: string) => set(parse(field.kind, typed)),
        };
        if (field.kind === 'lines') return <TextArea {...common} rows={3} />;
        return (
          <>
            <TextInput
              {...common}
              inputMode={field.kind === 'number' ? 'numeric' : undefined}
              autoComplete="off"
              onFocus={ask}
              list={offers.length ? `${id}-offers` : undefined}
            />
            <Offers id={`${id}-offers`} names={offers} />
            {note && <div className="quiet">{note}</div>}
          </>
        );
      }}
    </Labelled>
  );
}

/** What isn't a number stays as it was typed, and the server says what is wrong with it. */
function parse(kind: FieldProps['field']['kind'], typed: string): string | number {
  const mayBeNumber = kind === 'number' || kind === 'numberOrText';
  return mayBeNumber && /^-?\d+$/.test(typed.trim()) ? Number(typed) : typed;
}
