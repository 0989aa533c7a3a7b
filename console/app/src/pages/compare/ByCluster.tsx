import { Content, List, ListItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Changes } from '../../display/Changes';
import { StatusLabel } from '../../display/StatusLabel';
import { formatMoment } from '../../display/times';
import { usePreferences } from '../../preferences/preferences';
import { EntryLink } from './ByCommand';
import { nameOf } from './ObjectLink';

/** What nobody commanded: drift, lost readiness, nodes that came or went, silence. */
export function ByCluster({ item }: { item: Schemas['DiffObjectChange'] }) {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const entries = item.entries.filter(({ by }) => by === 'cluster');
  const changes = item.changes.filter(({ by }) => by === 'cluster');
  const { statuses, outages } = item;
  if (!entries.length && !changes.length && !statuses.length && !outages.length) return null;
  const inWords = (time: string) => formatMoment(time, zone);
  return (
    <section>
      <Content component="h3">{t('compare.byCluster')}</Content>
      <List isPlain>
        {outages.map(({ since, until }) => (
          <ListItem key={since}>
            {until
              ? t('compare.outage', { since: inWords(since), until: inWords(until) })
              : t('compare.outageLasts', { since: inWords(since) })}
          </ListItem>
        ))}
        {statuses.map(({ status, code, since }) => (
          <ListItem key={`${since} ${status}`}>
            <StatusLabel status={status} /> {t('compare.passing', { status: code ?? status, time: inWords(since) })}
          </ListItem>
        ))}
        {entries.map((entry) => (
          <ListItem key={entry.position}>
            <span className="mono">{entry.action}</span> <EntryLink entry={entry} />
            <Changes changes={entry.facts} label={t('compare.facts', { time: inWords(entry.at) })} />
          </ListItem>
        ))}
      </List>
      {changes.length > 0 && <Changes changes={changes} label={t('compare.ownChangesOf', { name: nameOf(item) })} />}
    </section>
  );
}
