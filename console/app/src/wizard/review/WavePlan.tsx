import { Content } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { durationInWords } from '../../display/times';

type Wave = Schemas['DraftTargetsWave'];

/** In which order the clusters get it, and what each wave waits for. */
export function WavePlan({ waves }: { waves: Wave[] }) {
  const { t } = useTranslation();
  if (!waves.length) return null;
  const columns: [label: string, cell: (wave: Wave) => string][] = [
    [t('review.wave'), (wave) => wave.name],
    [t('review.waveClusters'), (wave) => String(wave.count)],
    [t('review.atOnce'), (wave) => String(wave.maxConcurrent ?? t('review.all'))],
    [t('review.gate'), (wave) => wave.gate],
    [t('review.soak'), (wave) => (wave.soak ? durationInWords(wave.soak) : '–')],
    [t('review.window'), (wave) => (wave.window ? windowOf(wave.window) : t('review.anyTime'))],
    [
      t('review.approval'),
      (wave) => (wave.approvalExpires ? t('review.approvalWithin', { time: durationInWords(wave.approvalExpires) }) : '–'),
    ],
  ];
  return (
    <>
      <Content component="h3">{t('review.plan')}</Content>
      <Table role="table" aria-label={t('review.plan')} variant="compact">
        <Thead>
          <Tr>
            {columns.map(([label]) => (
              <Th key={label} modifier="wrap">
                {label}
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {waves.map((wave) => (
            <Tr key={wave.name}>
              {columns.map(([label, cell]) => (
                <Td key={label} dataLabel={label}>
                  {cell(wave)}
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </>
  );
}

function windowOf({ days, from, to, zone }: Schemas['WaveWindow']): string {
  return `${days.join(' ')} ${from}–${to} ${zone}`;
}
