import { Button, Form, FormGroup, FormSelect, FormSelectOption, ModalBody, ModalFooter } from '@patternfly/react-core'; // prettier-ignore
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, asYaml } from '../../api/client';
import { ProblemAlert } from '../../display/ProblemAlert';
import { Dialog } from '../../forms/Dialog';
import { ReasonField } from '../../forms/ReasonField';

const OVERLAPS = ['PT24H', 'PT168H', 'PT0S'] as const;

interface AgentManifestProps {
  cluster: string;
  /** A rotation lets the former credential be valid a while longer. */
  by: 'join' | 'rotate';
  onClose: () => void;
}

/** The manifest with the agent's credential. The server shows it once, so it is made on a click, never by itself. */
export function AgentManifest({ cluster, by, onClose }: AgentManifestProps) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [overlap, setOverlap] = useState<string>(OVERLAPS[0]);
  const make = useMutation({
    mutationFn: () => requestManifest(cluster, by, reason.trim() || undefined, overlap),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cluster'] }),
  });
  const title = t(by === 'join' ? 'clusters.joinTitle' : 'clusters.rotateTitle', { cluster });
  return (
    <Dialog variant="large" title={title} onClose={onClose}>
      <ModalBody tabIndex={0} aria-label={title}>
        <p>{t(by === 'join' ? 'clusters.joinText' : 'clusters.rotateText')}</p>
        {make.error && <ProblemAlert thrown={make.error} onClose={make.reset} />}
        {make.data ? (
          <pre className="manifest mono" tabIndex={0} aria-label={t('clusters.joinManifest')}>
            {commandOf(make.data)}
          </pre>
        ) : (
          <Form id={`${id}-form`} onSubmit={(event) => event.preventDefault()}>
            {by === 'rotate' && (
              <FormGroup label={t('clusters.overlap')} fieldId={`${id}-overlap`}>
                <FormSelect id={`${id}-overlap`} value={overlap} onChange={(_, value) => setOverlap(value)}>
                  {OVERLAPS.map((value) => (
                    <FormSelectOption key={value} value={value} label={t(`clusters.overlaps.${value}`)} />
                  ))}
                </FormSelect>
              </FormGroup>
            )}
            <ReasonField id={`${id}-reason`} reason={reason} onChange={setReason} />
          </Form>
        )}
      </ModalBody>
      <ModalFooter>
        {make.data ? (
          <Copy text={commandOf(make.data)} />
        ) : (
          <Button onClick={() => make.mutate()} isDisabled={make.isPending}>
            {t('clusters.joinShow')}
          </Button>
        )}
        <Button variant="link" onClick={onClose}>
          {t('action.close')}
        </Button>
      </ModalFooter>
    </Dialog>
  );
}

function Copy({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <Button onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
      {t(copied ? 'problem.copied' : 'clusters.copyCommand')}
    </Button>
  );
}

function requestManifest(id: string, by: AgentManifestProps['by'], reason: string | undefined, overlap: string): Promise<string> {
  const params = { path: { id } };
  return answer<string>(
    (by === 'join'
      ? api.POST('/api/v1/clusters/{id}:join', { params, body: { reason }, ...asYaml })
      : api.POST('/api/v1/clusters/{id}:rotate', { params, body: { overlap, reason }, ...asYaml })) as Promise<{ data?: string }>,
  );
}

/** What to run in a shell whose kubectl is at the cluster. The shell changes nothing in a here-document whose mark is quoted. */
export function commandOf(manifest: string): string {
  return `kubectl apply -f - <<'END_OF_MANIFEST'\n${manifest.trimEnd()}\nEND_OF_MANIFEST\n`;
}
