import { useQuery } from '@tanstack/react-query';
import { inventory } from '../../pages/cluster/queries';
import { useEditing } from './editing';

/** Names of a kind that the first chosen cluster has told; none if it was never asked. */
export function useOffers(kind: string | undefined): string[] {
  const { cluster } = useEditing();
  const query = useQuery({ ...inventory(cluster ?? '', kind ?? ''), enabled: Boolean(cluster && kind), refetchInterval: false });
  return [...new Set(query.data?.items.map((item) => item.name) ?? [])];
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
