import { FormGroup, FormSelect, FormSelectOption, Gallery, TextInput } from '@patternfly/react-core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Filter {
  name: string;
  label: string;
  options?: string[];
  /** The option that holds when the address names none; otherwise that means any. */
  initial?: string;
  placeholder?: string;
}

const TYPING_MILLIS = 300;

/** Filters of a list. They are in the address, so that they can be kept and sent. */
export function FilterBar({ filters }: { filters: Filter[] }) {
  const { t } = useTranslation();
  return (
    <form role="search" aria-label={t('list.filters')} onSubmit={(event) => event.preventDefault()}>
      <Gallery hasGutter minWidths={{ default: '9rem' }} maxWidths={{ default: '1fr' }}>
        {filters.map((filter) => (
          <FormGroup key={filter.name} label={filter.label} fieldId={`filter-${filter.name}`}>
            <FilterInput filter={filter} />
          </FormGroup>
        ))}
      </Gallery>
    </form>
  );
}

function FilterInput({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const applied = (useSearch({ strict: false }) as Record<string, string | undefined>)[filter.name] ?? '';
  const id = `filter-${filter.name}`;

  function apply(value: string) {
    void navigate({
      to: '.',
      search: (search: object) => ({ ...search, cursor: undefined, [filter.name]: value || undefined }),
      replace: true,
    });
  }

  if (!filter.options) return <TypedFilter id={id} applied={applied} placeholder={filter.placeholder} onApply={apply} />;
  return (
    <FormSelect id={id} value={applied || filter.initial} onChange={(_, value) => apply(value)}>
      {!filter.initial && <FormSelectOption value="" label={t('list.any')} />}
      {filter.options.map((option) => (
        <FormSelectOption key={option} value={option} label={option} />
      ))}
    </FormSelect>
  );
}

interface TypedFilterProps {
  id: string;
  applied: string;
  placeholder?: string;
  onApply: (value: string) => void;
}

/** Applied a moment after the last key; until then it shows what is typed. */
function TypedFilter({ id, applied, placeholder, onApply }: TypedFilterProps) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return;
    const waiting = setTimeout(() => {
      onApply(typed.trim());
      setTyped(null);
    }, TYPING_MILLIS);
    return () => clearTimeout(waiting);
  });
  return <TextInput id={id} type="search" value={typed ?? applied} placeholder={placeholder} onChange={(_, value) => setTyped(value)} />;
}
