import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferences, type Preferences } from '../preferences/preferences';
import { en } from './en';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
});

/** Changes the language of the page; catalogues other than English are loaded when they are first needed. */
export async function speak(language: Preferences['language']): Promise<void> {
  if (language === 'zh-CN' && !i18next.hasResourceBundle('zh-CN', 'translation')) {
    const { zhCN, FIELD_TEXTS, RULE_TEXTS } = await import('./zh-CN');
    i18next.addResourceBundle('zh-CN', 'translation', zhCN);
    i18next.addResourceBundle('zh-CN', 'fields', FIELD_TEXTS);
    i18next.addResourceBundle('zh-CN', 'rules', RULE_TEXTS);
  }
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

if (preferences().language !== 'en') void speak(preferences().language);
