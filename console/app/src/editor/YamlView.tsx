import { Alert, Button, Content, List, ListItem } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../display/ProblemAlert';
import { draft as draftQuery, manifest, saveManifest } from '../wizard/draft/queries';
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
      <Content component="h2">{t('steps.yaml')}</Content>
      <p>{t('editor.help')}</p>
      {error && <Alert isInline variant="info" title={t('review.noManifest')} />}
      {save.error && <ProblemAlert thrown={save.error} onClose={save.reset} />}
      {save.data && <SavedNotes saved={save.data} />}
      {text !== undefined && (
        <CodeEditor initial={text} label={t('steps.yaml')} onChange={(next) => setTyped({ on: typed?.on ?? version, text: next })} />
      )}
      <Button isDisabled={!typed || save.isPending} onClick={() => typed && save.mutate(typed)}>
        {t('editor.save')}
      </Button>
    </>
  );
}

function SavedNotes({ saved }: { saved: { kept: { object: string; path: string }[]; notCarried: { object: string; why: string }[] } }) {
  const { t } = useTranslation();
  return (
    <Alert isInline variant="success" title={t('editor.saved')}>
      <List>
        {saved.kept.map((kept) => (
          <ListItem key={kept.object + kept.path}>{t('editor.kept', { path: `${kept.object} ${kept.path}` })}</ListItem>
        ))}
        {saved.notCarried.map((omitted) => (
          <ListItem key={omitted.object + omitted.why}>{t('editor.notCarried', { object: omitted.object, why: omitted.why })}</ListItem>
        ))}
      </List>
    </Alert>
  );
}
