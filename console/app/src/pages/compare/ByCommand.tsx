import { Content, List, ListItem } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Moment } from '../../display/Age';
import { Changes } from '../../display/Changes';
import { justAfter } from '../../past/points';
import { nameOf } from './ObjectLink';

/** Who changed it, why, and what. */
export function ByCommand({ item }: { item: Schemas['DiffObjectChange'] }) {
  const { t } = useTranslation();
  const entries = item.entries.filter(({ by }) => by === 'command');
  const changes = item.changes.filter(({ by }) => by === 'command');
  if (!entries.length && !changes.length) return null;
  return (
    <section>
      <Content component="h3">{t('compare.byCommand')}</Content>
      <List isPlain>
        {entries.map((entry) => (
          <ListItem key={entry.position}>
            <Moment time={entry.at} /> {entry.actor.name ?? entry.actor.id}: <span className="mono">{entry.action}</span>{' '}
            {entry.reason ?? <span className="quiet">{t('compare.noReason')}</span>} <EntryLink entry={entry} />
          </ListItem>
        ))}
      </List>
      {changes.length > 0 && <Changes changes={changes} label={t('compare.changesOf', { name: nameOf(item) })} />}
    </section>
  );
}

/** To the entry in the audit. It is found by its time, which its command's events share. */
export function EntryLink({ entry }: { entry: Schemas['DiffEntry'] }) {
  const { t } = useTranslation();
  return (
    <Link to="/audit" search={{ from: entry.at, to: justAfter(entry.at) }}>
      {t('compare.entry', { position: entry.position })}
    </Link>
  );
}
