import { Spinner } from '@patternfly/react-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Changes } from '../../display/Changes';
import { InlineAlert } from '../../display/InlineAlert';
import { ProblemAlert } from '../../display/ProblemAlert';
import { ActionDialog } from '../../forms/ActionDialog';
import { undo, versionOfTarget } from './undo';

/** Shows what undoing an entry would change before it is done. */
export function UndoDialog({ entry, onClose }: { entry: Schemas['AuditEntry']; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const preview = useQuery({
    queryKey: ['undo', entry.position],
    queryFn: async () => {
      const version = await versionOfTarget(entry);
      return { version, result: await undo(entry, version, true) };
    },
    retry: false,
    refetchInterval: false,
  });
  const found = preview.data;
  const details = (
    <>
      {preview.isPending && <Spinner aria-label={t('shell.loading')} />}
      {preview.error && <ProblemAlert thrown={preview.error} />}
      {found && <Changes changes={found.result.changes} label={t('audit.changes')} />}
      {found?.result.inTheWay?.map((obstacle) => (
        <InlineAlert key={obstacle.code} variant="warning" title={obstacle.code}>
          {obstacle.detail} {obstacle.remedy}
        </InlineAlert>
      ))}
    </>
  );
  return (
    <ActionDialog
      action={{
        title: t('audit.undoTitle', { action: entry.action, position: entry.position }),
        text: found ? t('audit.undoText', { action: found.result.action }) : undefined,
        clusters: found?.result.clusters,
        details,
        label: t('audit.undo'),
        perform: async ({ reason }) => {
          await undo(entry, found?.version ?? (await versionOfTarget(entry)), false, reason);
          await queries.invalidateQueries();
        },
      }}
      onClose={onClose}
    />
  );
}
