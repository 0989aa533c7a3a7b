import { Button, Dropdown, DropdownItem, DropdownList, Flex, MenuToggle } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useMay } from '../../api/me';
import { ActionDialog } from '../../forms/ActionDialog';
import { CompareLink } from '../../past/CompareLink';
import { AgentManifest } from '../clusters/AgentManifest';
import { useClusterActions } from './actions';
import { EditLabels } from './EditLabels';

type Opened = 'join' | 'rotate' | 'labels' | keyof ReturnType<typeof useClusterActions>;

export function ClusterActions({ found }: { found: Schemas['ClusterDetail'] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened | null>(null);
  const actions = useClusterActions(found);
  const possible = usePossible(found);
  const [first, second, ...others] = possible;
  const close = () => setOpened(null);
  return (
    <Flex>
      {[first, second].map((name) =>
        name ? (
          <Button key={name} variant="secondary" onClick={() => setOpened(name)}>
            {t(`cluster.${name}`)}
          </Button>
        ) : null,
      )}
      {others.length > 0 && <More names={others} onChoose={setOpened} />}
      <Link to="/audit" search={{ cluster: found.id }}>
        {t('audit.title')}
      </Link>
      <CompareLink scope={{ cluster: found.id }} />
      {opened === 'labels' && <EditLabels found={found} onClose={close} />}
      {(opened === 'join' || opened === 'rotate') && <AgentManifest cluster={found.id} by={opened} onClose={close} />}
      {opened && opened in actions && <ActionDialog action={actions[opened as keyof typeof actions]} onClose={close} />}
    </Flex>
  );
}

/** What the person may do and the cluster's state allows, the usual first. */
function usePossible({ state, silent, cordoned, lastSeen, credentials }: Schemas['ClusterDetail']): Opened[] {
  const mayManage = useMay('MANAGE_CLUSTER');
  const mayManageFleet = useMay('MANAGE_FLEET');
  const isInFleet = state !== 'removed' && state !== 'forgotten';
  const isRemoving = state === 'removing';
  const isAlive = isInFleet && !silent && lastSeen !== null;
  const hasCredential = credentials?.some((credential) => !credential.retiredAt) ?? false;
  const rows: [Opened, boolean][] = [
    ['join', mayManageFleet && isInFleet && (lastSeen === null || !hasCredential)],
    [cordoned || isRemoving ? 'uncordon' : 'cordon', mayManage && isInFleet],
    ['labels', mayManage && isInFleet],
    ['resend', mayManage && isInFleet && lastSeen !== null],
    ['rotate', mayManageFleet && isInFleet && hasCredential],
    ['remove', mayManageFleet && isInFleet],
    ['forget', mayManageFleet && state !== 'forgotten' && !isAlive],
  ];
  return rows.filter(([, isPossible]) => isPossible).map(([name]) => name);
}

function More({ names, onChoose }: { names: Opened[]; onChoose: (name: Opened) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'right' }}
      toggle={(ref) => (
        <MenuToggle ref={ref} isExpanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('cluster.more')}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {names.map((name) => (
          <DropdownItem key={name} isDanger={name === 'remove' || name === 'forget'} onClick={() => onChoose(name)}>
            {t(`cluster.${name}`)}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
