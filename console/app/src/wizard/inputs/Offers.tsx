import { useQuery } from '@tanstack/react-query';
import { inventory } from '../../pages/cluster/queries';
import { valuesAt } from '../draft/document';
import { useEditing } from './editing';

/** Names that other parts of the draft give, or of a kind that the first chosen cluster has told; none if it was never asked. */
export function useOffers(offers: string | undefined): string[] {
  const { cluster, documents } = useEditing();
  const isOfDraft = offers?.startsWith('/');
  const isOfCluster = Boolean(cluster && offers && !isOfDraft);
  const query = useQuery({ ...inventory(cluster ?? '', offers ?? ''), enabled: isOfCluster, refetchInterval: false });
  const names = isOfDraft ? valuesAt(documents, offers ?? '') : (query.data?.items.map((item) => item.name) ?? []);
  return [...new Set(names.filter((name) => typeof name === 'string' && name !== ''))] as string[];
}

export function Offers({ id, names }: { id: string; names: string[] }) {
  if (!names.length) return null;
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
