import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AT } from './address';
import { usePast } from './readPoint';

interface CompareLinkProps {
  /** The whole fleet, if nothing is named. */
  scope?: { cluster?: string; workload?: string };
  /** The point that is shown, if nothing is named. */
  from?: string;
}

/** To what changed since the point that is shown, or between any two. That page has points of its own, so the one shown is left behind. */
export function CompareLink({ scope, from }: CompareLinkProps) {
  const { t } = useTranslation();
  const past = usePast();
  const point = from ?? past?.at;
  return (
    <Link to="/compare" search={{ ...scope, from: point, ...{ [AT]: undefined } }}>
      {t(point ? 'past.compareWithNow' : 'compare.title')}
    </Link>
  );
}
