import { Banner, Flex } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../display/times';
import { usePreferences } from '../preferences/preferences';
import { ToNow } from './ToNow';
import { readPoint } from './readPoint';

/** Says that what is shown is the past, which one, and that it can't be changed. */
export function PastBanner({ at }: { at: string }) {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const { data } = useQuery(readPoint(at));
  return (
    <Banner status="warning" isSticky>
      <Flex alignItems={{ default: 'alignItemsCenter' }} columnGap={{ default: 'columnGapMd' }}>
        <strong>{data ? t('past.shown', { time: formatMoment(data.asOf, zone) }) : t('past.title')}</strong>
        {data && (
          <span title={data.asOf} className="mono">
            {t('past.position', { position: data.position })}
          </span>
        )}
        <span>{t('past.unchangeable')}</span>
        <ToNow size="sm" />
      </Flex>
    </Banner>
  );
}
