import { Button, Form, FormGroup, ModalBody, ModalFooter, TextArea } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, seen, type Schemas } from '../../api/client';
import { InlineAlert } from '../../display/InlineAlert';
import { KeyValues } from '../../display/KeyValues';
import { ProblemAlert } from '../../display/ProblemAlert';
import { Dialog } from '../../forms/Dialog';
import { ReasonField } from '../../forms/ReasonField';
import { labelText, parseLabels } from '../clusters/labels';

/** Edits all labels of a cluster, on the version that was shown when it began. */
export function EditLabels({ found, onClose }: { found: Schemas['ClusterDetail']; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const [version, setVersion] = useState(found.version);
  const [labels, setLabels] = useState(() => labelText(found.labels));
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/api/v1/clusters/{id}/labels', {
          params: { path: { id: found.id }, header: seen(version, reason.trim()) },
          body: { labels: parseLabels(labels) },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['cluster'] });
      onClose();
    },
    onError: () => queries.invalidateQueries({ queryKey: ['cluster', found.id] }),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  function goOnWithTheirs() {
    save.reset();
    setVersion(found.version);
  }

  const title = t('cluster.labelsTitle', { name: found.name });
  return (
    <Dialog variant="medium" title={title} onClose={onClose}>
      <ModalBody tabIndex={0} aria-label={title}>
        {save.error && <ProblemAlert thrown={save.error} onClose={save.reset} />}
        {found.version !== version && (
          <InlineAlert
            variant="warning"
            title={t('cluster.changedMeanwhile')}
            actionLinks={
              <Button variant="link" isInline onClick={goOnWithTheirs}>
                {t('cluster.keepMine')}
              </Button>
            }
          >
            <KeyValues pairs={found.labels} label={t('clusters.labelsOf', { name: found.name })} />
          </InlineAlert>
        )}
        <Form id={`${id}-form`} onSubmit={submit}>
          <FormGroup label={t('cluster.labelsHelp')} fieldId={`${id}-labels`}>
            <TextArea
              id={`${id}-labels`}
              value={labels}
              rows={6}
              spellCheck="false"
              className="mono"
              onChange={(_, value) => setLabels(value)}
            />
          </FormGroup>
          <ReasonField id={`${id}-reason`} reason={reason} onChange={setReason} />
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form={`${id}-form`} isDisabled={save.isPending}>
          {t('cluster.labelsSave')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </ModalFooter>
    </Dialog>
  );
}
