import { Card, CardBody, CardHeader, CardTitle, Label, type LabelProps } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Moment } from '../../display/Age';
import { ByCluster } from './ByCluster';
import { ByCommand } from './ByCommand';
import { ObjectLink } from './ObjectLink';

type Change = 'added' | 'changed' | 'removed';

const COLORS: Record<Change, LabelProps['color']> = { added: 'green', changed: 'blue', removed: 'red' };

/** One object that differs: what people changed of it and why, and apart from it what its cluster did by itself. */
export function ChangedObject({ item, from }: { item: Schemas['DiffObjectChange']; from: string }) {
  const { t } = useTranslation();
  const change = item.change as Change;
  return (
    <Card isCompact>
      <CardHeader actions={{ actions: <Moment time={item.at} />, hasNoOffset: true }}>
        <CardTitle component="h2">
          {t(`compare.kinds.${item.kind}`)} <ObjectLink item={item} from={from} />{' '}
          <Label isCompact color={COLORS[change]}>
            {t(`compare.changes.${change}`)}
          </Label>
        </CardTitle>
      </CardHeader>
      <CardBody>
        <ByCommand item={item} />
        <ByCluster item={item} />
        {item.changes.length === 0 && item.outages.length === 0 && <p className="quiet">{t('compare.changedBack')}</p>}
      </CardBody>
    </Card>
  );
}
