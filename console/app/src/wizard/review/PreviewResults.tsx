import { Button, Content, List, ListItem } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../../api/client';
import { Changes } from '../../display/Changes';
import { StatusCounts, StatusLabel } from '../../display/StatusLabel';
import { showProblem } from '../../shell/problems';
import { preview } from '../draft/queries';

/** What the clusters themselves say to the manifest, as their answers arrive. */
export function PreviewResults({ draft, isReady }: { draft: string; isReady: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery(preview(draft));
  const ask = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/drafts/{id}:preview', { params: { path: { id: draft } }, body: {} })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['draft', draft, 'preview'] }),
    onError: showProblem,
  });
  return (
    <>
      <Content component="h3">{t('preview.title')}</Content>
      <Button variant="secondary" isDisabled={!isReady || ask.isPending} onClick={() => ask.mutate()}>
        {t('preview.ask')}
      </Button>
      {data && (
        <>
          {data.outdated && <p>{t('preview.outdated')}</p>}
          <StatusCounts counts={data.counts} label={t('preview.title')} />
          {data.items.map((item) => (
            <Verdict key={item.cluster} item={item} />
          ))}
        </>
      )}
    </>
  );
}

function Verdict({ item }: { item: Schemas['PreviewClusterVerdict'] }) {
  const { t } = useTranslation();
  return (
    <section>
      <strong>{item.cluster}</strong> <StatusLabel status={item.state} /> {item.code} {item.message}{' '}
      {item.nodes && <span className="quiet">{t('deployment.nodesValue', { matching: item.nodes.matching, all: item.nodes.all })}</span>}
      {item.findings.length > 0 && (
        <List>
          {item.findings.map((finding) => (
            <ListItem key={finding.code + finding.object}>
              <strong>{finding.code}</strong>: {finding.message}
            </ListItem>
          ))}
        </List>
      )}
      {item.diff.length > 0 && <Changes changes={item.diff} label={item.cluster} />}
    </section>
  );
}
