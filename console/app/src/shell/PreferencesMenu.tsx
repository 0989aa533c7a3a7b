import { Menu, MenuContainer, MenuContent, MenuGroup, MenuItem, MenuList, MenuToggle } from '@patternfly/react-core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefer, usePreferences, type Preferences } from '../preferences/preferences';

/** Theme, language and time zone. */
export function PreferencesMenu() {
  const { t } = useTranslation();
  const chosen = usePreferences();
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const groups: { title: string; name: keyof Preferences; options: [string, string][] }[] = [
    {
      title: t('preferences.theme'),
      name: 'theme',
      options: (['system', 'light', 'dark'] as const).map((theme) => [theme, t(`preferences.${theme}`)]),
    },
    { title: t('preferences.language'), name: 'language', options: [['en', 'English'], ['zh-CN', '中文']] }, // prettier-ignore
    { title: t('preferences.times'), name: 'zone', options: [['local', t('preferences.local')], ['UTC', 'UTC']] }, // prettier-ignore
  ];
  return (
    <MenuContainer
      isOpen={open}
      onOpenChange={setOpen}
      toggleRef={toggle}
      menuRef={menu}
      toggle={
        <MenuToggle ref={toggle} isExpanded={open} onClick={() => setOpen(!open)}>
          {t('preferences.title')}
        </MenuToggle>
      }
      menu={
        <Menu ref={menu} onSelect={(_, item) => choose(String(item))}>
          <MenuContent>
            {groups.map(({ title, name, options }) => (
              <MenuGroup key={name} label={title}>
                <MenuList>
                  {options.map(([value, label]) => (
                    <MenuItem key={value} itemId={`${name}:${value}`} isSelected={chosen[name] === value}>
                      {label}
                    </MenuItem>
                  ))}
                </MenuList>
              </MenuGroup>
            ))}
          </MenuContent>
        </Menu>
      }
    />
  );

  function choose(item: string) {
    const [name, value] = item.split(':');
    prefer({ [name as keyof Preferences]: value });
  }
}
