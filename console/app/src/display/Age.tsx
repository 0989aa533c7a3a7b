import { useTranslation } from 'react-i18next';
import { usePreferences } from '../preferences/preferences';
import { useSeconds } from './clock';
import { formatMoment, inWords } from './times';

/** A report that is older says little about now; the status judges with the same 60 s by default. */
const STALE_SECONDS = 60;

interface AgeProps {
  time: string | null | undefined;
  /** "3 min ago", or "for 3 min". */
  words: 'ago' | 'for';
  warnWhenStale?: boolean;
}

export function Age({ time, words, warnWhenStale = false }: AgeProps) {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const now = useSeconds();
  if (!time) return <span className="quiet">{t('times.never')}</span>;
  const seconds = Math.max(0, now - Date.parse(time) / 1000);
  return (
    <time dateTime={time} title={formatMoment(time, zone)} className={warnWhenStale && seconds > STALE_SECONDS ? 'stale' : 'quiet'}>
      {t(`times.${words}`, { duration: inWords(seconds) })}
    </time>
  );
}

export function Moment({ time }: { time: string | null | undefined }) {
  const { zone } = usePreferences();
  if (!time) return <>–</>;
  return (
    <time dateTime={time} title={time} className="moment">
      {formatMoment(time, zone)}
    </time>
  );
}
