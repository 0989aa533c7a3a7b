import { Menu, MenuContent, MenuItem, MenuList, ModalBody, SearchInput } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent as KeyPress } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../forms/Dialog';
import { workloadList } from '../pages/workloads/queries';
import { COMPARISON, PLACES } from './places';

const INPUT = 'palette-input';

interface Command {
  label: string;
  go: () => void;
}

/** Ctrl-K: goes to a page or a workload by its name. */
export function CommandPalette() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return open ? <Palette onClose={() => setOpen(false)} /> : null;
}

function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const menu = useRef<HTMLDivElement>(null);
  const workloads = useQuery({ ...workloadList({ name: text.trim() }), enabled: text.trim().length > 1 }).data?.items ?? [];
  const commands: Command[] = [
    ...[...PLACES, COMPARISON]
      .filter(({ name }) => t(name).toLowerCase().includes(text.trim().toLowerCase()))
      .map(({ name, to }) => ({
        label: t(name),
        go: () => void navigate({ to }),
      })),
    ...workloads.slice(0, 8).map((item) => ({
      label: `${item.namespace} / ${item.name}`,
      go: () => void navigate({ to: '/workloads/$id', params: { id: item.id } }),
    })),
  ];

  function run(command: Command | undefined) {
    command?.go();
    onClose();
  }

  function goToFirst(event: KeyPress) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    menu.current?.querySelector('button')?.focus();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    run(commands[0]);
  }

  return (
    <Dialog variant="small" position="top" elementToFocus={`#${INPUT}`} title={t('palette.title')} onClose={onClose}>
      <ModalBody>
        <form onSubmit={submit}>
          <SearchInput
            searchInputId={INPUT}
            value={text}
            aria-label={t('palette.title')}
            placeholder={t('palette.placeholder')}
            onKeyDown={goToFirst}
            onChange={(_, value) => setText(value)}
            onClear={() => setText('')}
          />
        </form>
        <Menu ref={menu} isPlain isScrollable onSelect={(_, index) => run(commands[Number(index)])}>
          <MenuContent>
            <MenuList aria-label={t('palette.title')}>
              {commands.map((command, index) => (
                <MenuItem key={command.label} itemId={index}>
                  {command.label}
                </MenuItem>
              ))}
              {commands.length === 0 && <MenuItem isDisabled>{t('empty.nothingMatches')}</MenuItem>}
            </MenuList>
          </MenuContent>
        </Menu>
      </ModalBody>
    </Dialog>
  );
}
