import { useSyncExternalStore } from 'react';

export interface Preferences {
  theme: 'system' | 'light' | 'dark';
  language: 'en' | 'zh-CN';
  zone: 'local' | 'UTC';
}

const KEY = 'fleetledger-preferences';
const listeners = new Set<() => void>();
let current: Preferences = read();

/** What a person has chosen in this browser. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

export function preferences(): Preferences {
  return current;
}

export function prefer(chosen: Partial<Preferences>): void {
  current = { ...current, ...chosen };
  localStorage.setItem(KEY, JSON.stringify(current));
  listeners.forEach((tell) => tell());
}

function read(): Preferences {
  const byBrowser = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
  const defaults: Preferences = { theme: 'system', language: byBrowser, zone: 'local' };
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return defaults;
  }
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
