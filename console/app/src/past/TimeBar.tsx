import { Flex, FlexItem, FormGroup, FormSelect, FormSelectOption, PageSection } from '@patternfly/react-core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompareLink } from './CompareLink';
import { EntrySlider } from './EntrySlider';
import { EntrySteps } from './EntrySteps';
import { TimeInput } from './TimeInput';
import { SPANS, spanOf, type Span } from './marks';
import { readPoint } from './readPoint';
import { useTimeTravel } from './useTimeTravel';

/** Chooses the time that all pages show: by date, by a slider, or from entry to entry of the ledger. */
export function TimeBar() {
  const { t } = useTranslation();
  const { at, goTo } = useTimeTravel();
  const { data } = useQuery(at ? readPoint(at) : { queryKey: ['past', 'now'], queryFn: skipToken });
  const shown = (at && data) || null;
  const [opened] = useState(() => Date.now());
  const [chosenSpan, setChosenSpan] = useState<Span | null>(null);
  const span = chosenSpan ?? (shown ? spanOf(Date.parse(shown.asOf), opened) : 'hour');
  return (
    <PageSection variant="secondary" aria-label={t('past.bar')} component="section">
      <Flex alignItems={{ default: 'alignItemsFlexStart' }} gap={{ default: 'gapMd' }}>
        <TimeInput id="past-time" label={t('past.time')} point={shown?.asOf} onChoose={goTo} />
        <FormGroup label={t('past.span')} fieldId="past-span">
          <FormSelect id="past-span" value={span} onChange={(_, value) => setChosenSpan(value as Span)}>
            {(Object.keys(SPANS) as Span[]).map((name) => (
              <FormSelectOption key={name} value={name} label={t(`past.spans.${name}`)} />
            ))}
          </FormSelect>
        </FormGroup>
        <FlexItem className="beside-inputs">
          <EntrySteps shown={shown} onChoose={goTo} />
        </FlexItem>
        <FlexItem className="beside-inputs" align={{ default: 'alignRight' }}>
          <CompareLink from={at} />
        </FlexItem>
      </Flex>
      <EntrySlider key={span} span={span} shown={shown} onChoose={goTo} />
    </PageSection>
  );
}
