import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { inventory } from '../../pages/cluster/queries';
import { valuesAt } from '../draft/document';
import { useEditing } from './editing';

type Item = Schemas['AnswerItem'];

/** What a kind of inventory is asked for, and the names that its items give. */
const NODE_LABELS = { kind: 'nodes', namesOf: (node: Item) => Object.keys(valuesAt(node, '/facts/labels')[0] ?? {}) };

/** Names that other parts of the draft give, or that the first chosen cluster has; it is asked when somebody is about to choose. */
export function useOffers(offers = ''): { names: string[]; ask: () => void } {
  const { cluster, documents } = useEditing();
  const isOfDraft = offers.startsWith('/');
  const [isAsked, setIsAsked] = useState(false);
  const { kind, namesOf } = offers === 'nodeLabels' ? NODE_LABELS : { kind: offers, namesOf: (item: Item) => [item.name] };
  const query = useQuery({
    ...inventory(cluster ?? '', kind),
    enabled: isAsked && Boolean(cluster && kind && !isOfDraft),
    staleTime: 60_000,
    refetchInterval: false,
  });
  // A name of another namespace would lead nowhere.
  const namespace = documents.basics?.namespace ?? 'default';
  const items = (query.data?.items ?? []).filter((item) => item.namespace === null || item.namespace === namespace);
  const names = isOfDraft ? valuesAt(documents, offers) : items.flatMap(namesOf);
  const told = [...new Set(names)].filter((name) => typeof name === 'string' && name !== '') as string[];
  return { names: told, ask: () => setIsAsked(true) };
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
