import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../display/times';
import { usePreferences } from '../preferences/preferences';
import { entriesSince } from './entries';
import { markIndexOf, marksOf, SPANS, type Mark, type Span } from './marks';
import type { ReadPoint } from './readPoint';

/** While the slider is moved, pages wait until it rests. */
const REST_MILLIS = 400;

interface EntrySliderProps {
  span: Span;
  /** What is shown; null is the present. */
  shown: ReadPoint | null;
  onChoose: (point: string | undefined) => void;
}

/** A slider over the entries of the ledger; each stop shows the fleet after one of them. */
export function EntrySlider({ span, shown, onChoose }: EntrySliderProps) {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const [now] = useState(() => Date.now());
  const from = span === 'all' ? undefined : now - SPANS[span];
  const { data } = useQuery({ ...entriesSince(from === undefined ? undefined : new Date(from).toISOString()), refetchInterval: false });
  const marks = useMemo(() => marksOf(from, now, data ?? { items: [], total: 0 }), [from, now, data]);
  const [moved, setMoved] = useState<number | null>(null);
  useEffect(() => {
    if (moved === null) return;
    const rest = setTimeout(() => {
      onChoose(marks[moved]?.point);
      setMoved(null);
    }, REST_MILLIS);
    return () => clearTimeout(rest);
  }, [moved, marks, onChoose]);
  const index = Math.min(moved ?? markIndexOf(marks, shown), marks.length - 1);
  const text = textOf(marks[index]);

  function textOf(mark: Mark | undefined): string {
    if (!mark?.point) return t('past.now');
    const time = formatMoment(mark.entry?.at ?? mark.point, zone);
    if (!mark.entry) return time;
    return t('past.after', { time, who: mark.entry.actor.name ?? mark.entry.actor.id, action: mark.entry.action });
  }

  return (
    <div className="time-slider">
      <input
        type="range"
        aria-label={t('past.slider')}
        aria-valuetext={text}
        min={0}
        max={marks.length - 1}
        value={index}
        // Its stops are known with the entries: moved before, it would stand at another time after.
        disabled={!data || marks.length < 2}
        onChange={(event) => setMoved(Number(event.target.value))}
      />
      <div className="time-slider-text">
        <span className="quiet">{marks[0] && formatMoment(new Date(marks[0].time).toISOString(), zone)}</span>
        <span>{text}</span>
        <span className="quiet">{t('past.now')}</span>
      </div>
    </div>
  );
}
