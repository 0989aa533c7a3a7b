import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { shownAt } from '../../past/address';
import { justBefore } from '../../past/points';

/** An entry's number, and ways to the fleet as it was before an entry, and after it. Nothing of its command has happened a microsecond before; its position is that of its last event. */
export function EntryPoints({ entry }: { entry: Schemas['AuditEntry'] }) {
  const { t } = useTranslation();
  return (
    <div className="quiet moment">
      <span className="mono">#{entry.position}</span>{' '}
      <Link to="/workloads" search={shownAt(justBefore(entry.at))} aria-label={t('past.justBeforeEntry', { position: entry.position })}>
        {t('past.justBefore')}
      </Link>{' '}
      ·{' '}
      <Link to="/workloads" search={shownAt(entry.position)} aria-label={t('past.justAfterEntry', { position: entry.position })}>
        {t('past.justAfter')}
      </Link>
    </div>
  );
}
