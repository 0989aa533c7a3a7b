import { Button, Content } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { moveBetweenRows } from '../../display/rowKeys';
import { StatusLabel } from '../../display/StatusLabel';
import { WavePlan } from './WavePlan';

/** As many as one reads; a fleet has thousands. */
const SHOWN = 20;

/** Each cluster with the reason why it is chosen or not, and the plan of waves. */
export function Targets({ found }: { found: Schemas['DraftTargets'] }) {
  const { t } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  const items = showsAll ? found.items : found.items.slice(0, SHOWN);
  const title = t('review.targets', { count: found.chosen });
  return (
    <>
      <Content component="h3">{title}</Content>
      {items.length === 0 && <p className="quiet">{t('review.noTargets')}</p>}
      {items.length > 0 && (
        <Table role="table" aria-label={title} variant="compact" onKeyDown={moveBetweenRows}>
          <Thead>
            <Tr>
              <Th>{t('deployment.cluster')}</Th>
              <Th>{t('review.chosen')}</Th>
              <Th>{t('review.why')}</Th>
              <Th>{t('review.wave')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {items.map((item) => (
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
      {items.length < found.items.length && (
        <Button variant="link" onClick={() => setShowsAll(true)}>
          {t('review.showAll', { count: found.items.length })}
        </Button>
      )}
      {found.elsewhere > 0 && <p>{t('problem.elsewhere', { count: found.elsewhere })}</p>}
      <WavePlan waves={found.waves} />
    </>
  );
}
