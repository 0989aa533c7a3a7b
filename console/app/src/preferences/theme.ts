import { useEffect } from 'react';
import { usePreferences, type Preferences } from './preferences';

const DARK = 'pf-v6-theme-dark';

/** Applies the chosen theme, or that of the operating system as long as it changes. */
export function useTheme(): void {
  const { theme } = usePreferences();
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => document.documentElement.classList.toggle(DARK, isDark(theme, system.matches));
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
}

export function isDark(theme: Preferences['theme'], systemIsDark: boolean): boolean {
  return theme === 'system' ? systemIsDark : theme === 'dark';
}
