import { Button } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ArrivalHeading } from '../display/ArrivalHeading';
import { InlineAlert } from '../display/InlineAlert';
import { ProblemAlert } from '../display/ProblemAlert';
import { draft as draftQuery, manifest, saveManifest } from '../wizard/draft/queries';
import { ImportedParts } from '../wizard/ImportNotes';
import { CodeEditor } from './CodeEditor';

/** The draft as YAML. What the form has no place for is kept, and named. */
export function YamlView({ draft, version }: { draft: string; version: number }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error } = useQuery({ ...manifest(draft), refetchInterval: false });
  const [typed, setTyped] = useState<{ on: number; text: string } | null>(null);
  const save = useMutation({
    mutationFn: ({ on, text }: { on: number; text: string }) => saveManifest(draft, on, text),
    onSuccess: async () => {
      setTyped(null);
      await queries.invalidateQueries({ queryKey: draftQuery(draft).queryKey });
    },
  });
  const text = data ?? (error ? '' : undefined);
  return (
    <>
      <ArrivalHeading level="h2">{t('steps.yaml')}</ArrivalHeading>
      <p>{t('editor.help')}</p>
      {error && <InlineAlert variant="info" title={t('review.noManifest')} />}
      {save.error && <ProblemAlert thrown={save.error} onClose={save.reset} />}
      {save.data && (
        <InlineAlert variant="success" title={t('editor.saved')}>
          <ImportedParts {...save.data} />
        </InlineAlert>
      )}
      {text !== undefined && (
        <CodeEditor initial={text} label={t('steps.yaml')} onChange={(next) => setTyped({ on: typed?.on ?? version, text: next })} />
      )}
      <Button isDisabled={!typed || save.isPending} onClick={() => typed && save.mutate(typed)}>
        {t('editor.save')}
      </Button>
    </>
  );
}
