import { Button, Card, CardBody, InputGroup, InputGroupItem, Stack, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idOf } from '../draft/location';
import { useFieldTable } from '../fields/served';
import { useEditing, useValue } from './editing';
import { FieldGroup } from './FieldGroup';
import type { FieldProps } from './FieldInput';
import { Findings } from './Findings';
import { Labelled } from './Labelled';
import { Offers, useOffers } from './Offers';
import { useFieldTexts } from './texts';

/** Values by a name that a person chooses, such as those of each container. */
export function MapInput({ field, pointer }: FieldProps) {
  const { t } = useTranslation();
  const { step } = useEditing();
  const table = useFieldTable();
  const { label } = useFieldTexts(field);
  const { value, set } = useValue(pointer);
  const [name, setName] = useState('');
  const { names: offers, ask } = useOffers(field.offers);
  const offersId = `${idOf(pointer)}-offers`;
  const members = (value ?? {}) as Record<string, unknown>;
  const fields = table.ownedBy(step, `${table.patternOf(step, pointer)}/*`);

  function add() {
    set({ ...members, [name]: {} });
    setName('');
  }

  function remove(removed: string) {
    const kept = Object.entries(members).filter(([other]) => other !== removed);
    set(kept.length ? Object.fromEntries(kept) : undefined);
  }

  return (
    <Labelled field={field} pointer={pointer} group below={false}>
      {() => (
        <Stack hasGutter>
          {Object.keys(members).map((member) => {
            const at = `${pointer}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;
            return (
              <Card key={member} isCompact id={idOf(`${at}/`)} role="group" aria-label={`${label}: ${member}`}>
                <CardBody>
                  <Stack hasGutter>
                    <strong>{member}</strong>
                    <FieldGroup fields={fields} owner={at} />
                    <Findings id={`${idOf(at)}-member-notes`} pointer={at} below={false} />
                    <Button variant="link" isInline isDanger aria-label={`${t('wizard.remove')}: ${member}`} onClick={() => remove(member)}>
                      {t('wizard.remove')}
                    </Button>
                  </Stack>
                </CardBody>
              </Card>
            );
          })}
          <InputGroup>
            <InputGroupItem isFill>
              <TextInput
                value={name}
                aria-label={t('wizard.nameIn', { label })}
                placeholder={t('wizard.name')}
                spellCheck="false"
                list={offers.length ? offersId : undefined}
                onFocus={ask}
                onChange={(_, typed) => setName(typed)}
              />
            </InputGroupItem>
            <InputGroupItem>
              <Button variant="control" isDisabled={!name || name in members} onClick={add}>
                {t('wizard.addTo', { label })}
              </Button>
            </InputGroupItem>
          </InputGroup>
          <Offers id={offersId} names={offers} />
        </Stack>
      )}
    </Labelled>
  );
}
