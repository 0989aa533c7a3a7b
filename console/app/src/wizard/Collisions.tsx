import { Button } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, seen, type Schemas } from '../api/client';
import { Changes } from '../display/Changes';
import { InlineAlert } from '../display/InlineAlert';
import { showProblem } from '../shell/problems';

/** Fields that this draft and a later revision have both changed, each to be decided. */
export function Collisions({ found }: { found: Schemas['Draft'] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const resolve = useMutation({
    mutationFn: ({ collision, take }: { collision: Schemas['Collision']; take: 'mine' | 'theirs' }) =>
      answer(
        api.POST('/api/v1/drafts/{id}:resolve', {
          params: { path: { id: found.id }, header: seen(found.version) },
          body: { step: collision.step, pointer: collision.pointer, take },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['draft'] }),
    onError: showProblem,
  });
  return (
    <InlineAlert variant="warning" title={t('collisions.title', { count: found.collisions.length })}>
      {found.collisions.map((collision) => (
        <div key={collision.step + collision.pointer}>
          <Changes
            label={collision.pointer}
            changes={[{ path: `${collision.step}${collision.pointer}`, before: collision.theirs, after: collision.mine }]}
          />
          {(['mine', 'theirs'] as const).map((take) => (
            <Button
              key={take}
              variant="link"
              aria-label={`${t(`collisions.${take}`)}: ${collision.pointer}`}
              onClick={() => resolve.mutate({ collision, take })}
            >
              {t(`collisions.${take}`)}
            </Button>
          ))}
        </div>
      ))}
    </InlineAlert>
  );
}
