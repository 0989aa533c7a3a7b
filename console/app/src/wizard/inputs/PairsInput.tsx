import { Button, Flex, FlexItem, Stack, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idOf } from '../draft/location';
import { useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { Labelled } from './Labelled';
import { Offers, useOffers } from './Offers';
import { useFieldTexts } from './texts';

type Pair = [key: string, value: string];

/** Keys and values, such as labels. A pair without a key isn't sent. */
export function PairsInput({ field, pointer }: FieldProps) {
  const { t } = useTranslation();
  const { label } = useFieldTexts(field);
  const { value, set } = useValue(pointer);
  const { names: offers, ask } = useOffers(field.offers);
  const offersId = `${idOf(pointer)}-offers`;
  const kept: Pair[] = Object.entries((value ?? {}) as Record<string, unknown>).map(([key, one]) => [key, String(one)]);
  const [typed, setTyped] = useState<Pair[]>(kept);
  const pairs = JSON.stringify(Object.fromEntries(withKey(typed))) === JSON.stringify(Object.fromEntries(kept)) ? typed : kept;

  function change(next: Pair[]) {
    setTyped(next);
    const sent = withKey(next);
    set(sent.length ? Object.fromEntries(sent) : undefined);
  }

  const replaced = (index: number, pair: Pair) => pairs.map((other, at) => (at === index ? pair : other));
  return (
    <Labelled field={field} pointer={pointer} group>
      {() => (
        <Stack hasGutter>
          {pairs.map(([key, one], index) => (
            <Flex key={index} flexWrap={{ default: 'nowrap' }}>
              <FlexItem grow={{ default: 'grow' }}>
                <TextInput
                  value={key}
                  aria-label={t('wizard.keyOf', { label, number: index + 1 })}
                  spellCheck="false"
                  list={offers.length ? offersId : undefined}
                  onFocus={ask}
                  onChange={(_, text) => change(replaced(index, [text, one]))}
                />
              </FlexItem>
              <FlexItem grow={{ default: 'grow' }}>
                <TextInput
                  value={one}
                  aria-label={t('wizard.valueOf', { label, number: index + 1 })}
                  spellCheck="false"
                  onChange={(_, text) => change(replaced(index, [key, text]))}
                />
              </FlexItem>
              <FlexItem>
                <Button
                  variant="link"
                  aria-label={t('wizard.removeFrom', { label, number: index + 1 })}
                  onClick={() => change(pairs.filter((_, at) => at !== index))}
                >
                  {t('wizard.remove')}
                </Button>
              </FlexItem>
            </Flex>
          ))}
          <Offers id={offersId} names={offers} />
          <Button variant="link" isInline onClick={() => change([...pairs, ['', '']])}>
            {t('wizard.addTo', { label })}
          </Button>
        </Stack>
      )}
    </Labelled>
  );
}

function withKey(pairs: Pair[]): Pair[] {
  return pairs.filter(([key]) => key !== '');
}
