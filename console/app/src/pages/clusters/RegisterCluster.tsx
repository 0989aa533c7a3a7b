import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  ModalBody,
  ModalFooter,
  TextInput,
} from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { ProblemAlert } from '../../display/ProblemAlert';
import { Dialog } from '../../forms/Dialog';
import { parseLabels } from './labels';

/** Asks for name and labels, and goes on to what makes the cluster join. */
export function RegisterCluster({ onClose, onRegistered }: { onClose: () => void; onRegistered: (name: string) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [labels, setLabels] = useState('');
  const register = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/clusters', { body: { name: name.trim(), labels: parseLabels(labels) } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['cluster'] });
      onClose();
      onRegistered(name.trim());
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    register.mutate();
  }

  return (
    <Dialog variant="small" title={t('clusters.register')} onClose={onClose}>
      <ModalBody>
        {register.error && <ProblemAlert thrown={register.error} onClose={register.reset} />}
        <Form id="register" onSubmit={submit}>
          <FormGroup label={t('clusters.name')} fieldId="register-name" isRequired>
            <TextInput
              id="register-name"
              value={name}
              isRequired
              maxLength={40}
              spellCheck="false"
              autoComplete="off"
              onChange={(_, value) => setName(value)}
            />
            <FormHelperText>
              <HelperText>
                <HelperTextItem>{t('clusters.nameHelp')}</HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
          <FormGroup label={t('clusters.labels')} fieldId="register-labels">
            <TextInput
              id="register-labels"
              value={labels}
              placeholder="env=prod, region=eu"
              spellCheck="false"
              onChange={(_, value) => setLabels(value)}
            />
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="register" isDisabled={!name.trim() || register.isPending}>
          {t('clusters.register')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </ModalFooter>
    </Dialog>
  );
}
