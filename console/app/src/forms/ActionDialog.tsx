import {
  Button, Form, FormGroup, FormSelect, FormSelectOption, List, ListItem, ModalBody, ModalFooter, TextInput,
} from '@patternfly/react-core'; // prettier-ignore
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineAlert } from '../display/InlineAlert';
import { ProblemAlert } from '../display/ProblemAlert';
import { usePast } from '../past/readPoint';
import { Dialog } from './Dialog';
import { ReasonField } from './ReasonField';

export interface Choice {
  name: string;
  label: string;
  options: [value: string, label: string][];
}

export interface Action {
  title: string;
  text?: string;
  /** What the action will touch. */
  clusters?: string[];
  /** Shown below the text, such as a difference. */
  details?: ReactNode;
  /** A name that has to be typed first. */
  typeName?: string;
  choices?: Choice[];
  label: string;
  /** A dangerous action needs a reason. */
  danger?: boolean;
  perform: (answer: { reason?: string; choices: Record<string, string> }) => Promise<unknown>;
}

/** Asks before something that acts, and stays open with the problem if it is refused. */
export function ActionDialog({ action, onClose }: { action: Action; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(() =>
    Object.fromEntries((action.choices ?? []).map((choice) => [choice.name, choice.options[0]?.[0] ?? ''])),
  );
  const act = useMutation({
    mutationFn: () => action.perform({ reason: reason.trim() || undefined, choices: chosen }),
    onSuccess: onClose,
  });
  const past = usePast();
  const isReady = !past && (!action.typeName || typed === action.typeName) && (!action.danger || reason.trim() !== '');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady && !act.isPending) act.mutate();
  }

  return (
    <Dialog variant="medium" title={action.title} titleIconVariant={action.danger ? 'warning' : undefined} onClose={onClose}>
      <ModalBody tabIndex={0} aria-label={action.title}>
        {act.error && <ProblemAlert thrown={act.error} onClose={act.reset} />}
        {past && <InlineAlert variant="warning" title={t('past.noActions')} />}
        {action.text && <p>{action.text}</p>}
        {action.clusters && <Clusters names={action.clusters} />}
        {action.details}
        <Form id={`${id}-form`} onSubmit={submit}>
          {(action.choices ?? []).map((choice) => (
            <FormGroup key={choice.name} label={choice.label} fieldId={`${id}-${choice.name}`}>
              <FormSelect
                id={`${id}-${choice.name}`}
                value={chosen[choice.name]}
                onChange={(_, value) => setChosen({ ...chosen, [choice.name]: value })}
              >
                {choice.options.map(([value, label]) => (
                  <FormSelectOption key={value} value={value} label={label} />
                ))}
              </FormSelect>
            </FormGroup>
          ))}
          <ReasonField id={`${id}-reason`} reason={reason} isRequired={action.danger} onChange={setReason} />
          {action.typeName && (
            <FormGroup label={t('action.typeName', { name: action.typeName })} fieldId={`${id}-typed`} isRequired>
              <TextInput id={`${id}-typed`} value={typed} autoComplete="off" spellCheck="false" onChange={(_, value) => setTyped(value)} />
            </FormGroup>
          )}
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form={`${id}-form`} variant={action.danger ? 'danger' : 'primary'} isDisabled={!isReady || act.isPending}>
          {action.label}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </ModalFooter>
    </Dialog>
  );
}

function Clusters({ names }: { names: string[] }) {
  const { t } = useTranslation();
  if (!names.length) return null;
  return (
    <>
      <p>{t('action.clusters', { count: names.length })}</p>
      <div className="clusters-named" tabIndex={0} role="group" aria-label={t('action.clusters', { count: names.length })}>
        <List>
          {names.map((name) => (
            <ListItem key={name}>{name}</ListItem>
          ))}
        </List>
      </div>
    </>
  );
}
