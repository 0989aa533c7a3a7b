import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { me } from '../../api/me';
import { Empty, EmptyList } from '../../display/EmptyList';
import { isPosition } from '../../past/points';

const DAY = 24 * 3_600_000;

interface NothingComparedProps {
  reason: 'notChosen' | 'nowhere' | 'inScope' | 'unreachable';
  thrown?: unknown;
}

/** Why nothing is compared, and what to do. */
export function NothingCompared({ reason, thrown }: NothingComparedProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { from } = useSearch({ from: '/compare' });
  const { data: rights } = useQuery(me);
  const change = (part: object) => () =>
    void navigate({ to: '.', search: (search: object) => ({ ...search, cursor: undefined, ...part }) });
  if (reason === 'unreachable') return <EmptyList reason="unreachable" thrown={thrown} />;
  // The reason may be that the person has no role; the list says so.
  if (rights?.roles.length === 0) return <EmptyList reason="nothingYet" />;
  if (reason === 'notChosen') return <Empty title={t('compare.choose')} body={t('compare.chooseBody')} />;
  if (reason === 'inScope') {
    const action = <Button onClick={change({ cluster: undefined, workload: undefined })}>{t('compare.removeScope')}</Button>;
    return <Empty title={t('compare.nothingInScope')} body={t('compare.nothingInScopeBody')} action={action} />;
  }
  const earlier = from && !isPosition(from) && (
    <Button onClick={change({ from: new Date(Date.parse(from) - DAY).toISOString() })}>{t('compare.earlier')}</Button>
  );
  return <Empty title={t('compare.nothing')} body={t('compare.nothingBody')} action={earlier} />;
}
