import { Button, Content, FormSelect, FormSelectOption, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Age } from '../../display/Age';
import { InlineAlert } from '../../display/InlineAlert';
import { ProblemAlert } from '../../display/ProblemAlert';
import { StatusCounts } from '../../display/StatusLabel';
import { showProblem } from '../../shell/problems';
import { preview } from '../draft/queries';
import { Verdict } from './Verdict';

const STATES = ['refused', 'warned', 'unreachable', 'asked', 'accepted'];

/** What the clusters themselves say to the manifest, as their answers arrive. */
export function PreviewResults({ draft, isReady }: { draft: string; isReady: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [state, setState] = useState('');
  const [cursor, setCursor] = useState<string>();
  const { data, error } = useQuery(preview(draft, { state: state || undefined, cursor }));
  const ask = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/drafts/{id}:preview', { params: { path: { id: draft } }, body: {} })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['draft', draft, 'preview'] }),
    onError: showProblem,
  });
  const status = error ? Problem.from(error).status : null;

  function choose(chosen: string) {
    setState(chosen);
    setCursor(undefined);
  }

  return (
    <>
      <Content component="h3">{t('preview.title')}</Content>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <Button variant="secondary" isDisabled={!isReady || ask.isPending} onClick={() => ask.mutate()}>
              {t('preview.ask')}
            </Button>
          </ToolbarItem>
          {data && (
            <>
              <ToolbarItem>
                <FormSelect value={state} aria-label={t('preview.only')} onChange={(_, chosen) => choose(chosen)}>
                  <FormSelectOption value="" label={t('preview.every')} />
                  {STATES.map((one) => (
                    <FormSelectOption key={one} value={one} label={one} />
                  ))}
                </FormSelect>
              </ToolbarItem>
              <ToolbarItem alignSelf="center">
                <StatusCounts counts={data.counts} label={t('preview.title')} />
              </ToolbarItem>
              <ToolbarItem alignSelf="center">
                <Age time={data.askedAt} words="ago" />
              </ToolbarItem>
            </>
          )}
        </ToolbarContent>
      </Toolbar>
      {status === 404 && <p className="quiet">{t('preview.notAsked')}</p>}
      {status === 410 && <p className="quiet">{t('preview.expired')}</p>}
      {error && status !== 404 && status !== 410 && <ProblemAlert thrown={error} />}
      {data && status === null && (
        <>
          {data.outdated && <InlineAlert isPlain variant="warning" title={t('preview.outdated')} />}
          <ul aria-label={t('preview.answers')} aria-live="polite">
            {data.items.map((item) => (
              <Verdict key={item.cluster} item={item} />
            ))}
          </ul>
          {cursor && <Button variant="link" onClick={() => setCursor(undefined)}>{t('list.first')}</Button> /* prettier-ignore */}
          {
            data.next && <Button variant="link" onClick={() => setCursor(data.next ?? undefined)}>{t('list.next')}</Button> /* prettier-ignore */
          }
        </>
      )}
    </>
  );
}
