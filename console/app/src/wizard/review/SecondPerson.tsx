import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { InlineAlert } from '../../display/InlineAlert';
import { settings } from '../../pages/access/queries';

/** Says before the submit that a guard rail may make it wait. How large the whole fleet is, only the server knows. */
export function SecondPerson({ clusters }: { clusters: number }) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...settings, retry: false });
  if (!data || clusters < data.secondPerson.fromClusters) return null;
  const { fromClusters, share } = data.secondPerson;
  return <InlineAlert isPlain variant="info" title={t('review.secondPerson', { count: fromClusters, share })} />;
}
