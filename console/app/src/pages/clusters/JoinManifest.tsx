import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, asYaml } from '../../api/client';
import { ProblemAlert } from '../../display/ProblemAlert';

/** The manifest with the agent's credential. The server shows it once, so it is fetched on a click, never by itself. */
export function JoinManifest({ cluster, onClose }: { cluster: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [copied, setCopied] = useState(false);
  const join = useMutation({
    mutationFn: () =>
      answer<string>(
        api.POST('/api/v1/clusters/{id}:join', { params: { path: { id: cluster } }, body: {}, ...asYaml }) as Promise<{ data?: string }>,
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cluster'] }),
  });
  const copy = () => navigator.clipboard.writeText(join.data ?? '').then(() => setCopied(true));
  return (
    <Modal isOpen variant="large" onClose={onClose} aria-labelledby="join-title">
      <ModalHeader title={t('clusters.joinTitle', { cluster })} labelId="join-title" />
      <ModalBody tabIndex={0} aria-label={t('clusters.joinTitle', { cluster })}>
        <p>{t('clusters.joinText')}</p>
        {join.error && <ProblemAlert thrown={join.error} onClose={join.reset} />}
        {join.data && (
          <pre className="manifest mono" tabIndex={0} aria-label={t('clusters.joinManifest')}>
            {join.data}
          </pre>
        )}
      </ModalBody>
      <ModalFooter>
        {join.data ? (
          <Button onClick={() => void copy()}>{copied ? t('problem.copied') : t('editor.copy')}</Button>
        ) : (
          <Button onClick={() => join.mutate()} isDisabled={join.isPending}>
            {t('clusters.joinShow')}
          </Button>
        )}
        <Button variant="link" onClick={onClose}>
          {t('action.close')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
