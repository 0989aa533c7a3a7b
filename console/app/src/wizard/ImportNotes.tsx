import { AlertActionLink, List, ListItem } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../api/client';
import { InlineAlert } from '../display/InlineAlert';
import { showProblem } from '../shell/problems';

type Draft = Schemas['Draft'];

/** What an import left out or kept beside the form, and what came of asking a cluster. */
export function ImportNotes({ found }: { found: Draft }) {
  const { t } = useTranslation();
  const { fetch } = found;
  if (fetch?.state === 'failed') return <FetchFailure draft={found.id} fetch={fetch} />;
  if (!fetch && !found.notCarried.length && !found.kept.length) return null;
  return (
    <InlineAlert
      isExpandable={found.notCarried.length + found.kept.length > 0}
      toggleAriaLabel={t('import.details')}
      variant={found.notCarried.length ? 'warning' : 'info'}
      title={titleOf(found, t)}
    >
      {fetch?.message && <p>{fetch.message}</p>}
      <ImportedParts kept={found.kept} notCarried={found.notCarried} />
    </InlineAlert>
  );
}

function titleOf({ fetch, notCarried, kept }: Draft, t: ReturnType<typeof useTranslation>['t']): string {
  const parts = [
    notCarried.length && t('import.notCarriedCount', { count: notCarried.length }),
    kept.length && t('import.keptCount', { count: kept.length }),
  ].filter(Boolean);
  return [fetch && t('fetch.found', { ...fetch }), ...parts].filter(Boolean).join(' · ');
}

interface ImportedPartsProps {
  kept: { object: string; path: string }[];
  notCarried: { object: string; why: string }[];
}

/** Objects and fields that were left out, with the reason, and fields that the form has no place for. */
export function ImportedParts({ kept, notCarried }: ImportedPartsProps) {
  const { t } = useTranslation();
  return (
    <List>
      {notCarried.map((omitted) => (
        <ListItem key={omitted.object + omitted.why}>{t('editor.notCarried', { ...omitted })}</ListItem>
      ))}
      {kept.map((field) => (
        <ListItem key={field.object + field.path}>{t('editor.kept', { path: `${field.object} ${field.path}` })}</ListItem>
      ))}
    </List>
  );
}

function FetchFailure({ draft, fetch }: { draft: string; fetch: Schemas['DraftFetch'] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/drafts/{id}:fetch', { params: { path: { id: draft } }, body: {} })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['draft', draft] }),
    onError: showProblem,
  });
  return (
    <InlineAlert
      variant="danger"
      title={t('fetch.failed', { ...fetch })}
      actionLinks={
        <AlertActionLink isDisabled={again.isPending} onClick={() => again.mutate()}>
          {t('fetch.again')}
        </AlertActionLink>
      }
    >
      <strong>{fetch.code}</strong> {fetch.message}
    </InlineAlert>
  );
}
