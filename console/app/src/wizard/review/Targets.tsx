import { Content } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { StatusLabel } from '../../display/StatusLabel';

/** Each cluster with the reason why it is chosen or not, and the plan of waves. */
export function Targets({ found }: { found: Schemas['DraftTargets'] }) {
  const { t } = useTranslation();
  return (
    <>
      <Content component="h3">{t('review.targets', { count: found.chosen })}</Content>
      {found.items.length === 0 && <p className="quiet">{t('review.noTargets')}</p>}
      {found.items.length > 0 && (
        <Table role="table" aria-label={t('review.targets', { count: found.chosen })} variant="compact">
          <Thead>
            <Tr>
              <Th>{t('deployment.cluster')}</Th>
              <Th>{t('review.chosen')}</Th>
              <Th>{t('review.why')}</Th>
              <Th>{t('review.wave')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {found.items.map((item) => (
              <Tr key={item.cluster}>
                <Td>{item.cluster}</Td>
                <Td>
                  <StatusLabel
                    status={item.chosen ? 'accepted' : 'Deleted'}
                    text={t(item.chosen ? 'review.isChosen' : 'review.isNotChosen')}
                  />
                </Td>
                <Td>{item.why}</Td>
                <Td>{item.wave ?? '–'}</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      {found.elsewhere > 0 && <p>{t('problem.elsewhere', { count: found.elsewhere })}</p>}
      {found.waves.length > 0 && (
        <p>{t('review.waves', { plan: found.waves.map((wave) => `${wave.name} (${wave.count})`).join(' → ') })}</p>
      )}
    </>
  );
}
