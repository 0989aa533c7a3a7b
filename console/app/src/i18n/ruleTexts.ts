import i18next from 'i18next';

/**
 * What breaks a rule of the server's fields, and what to do, in the person's language.
 *
 * @param it the field or value that breaks it
 * @returns undefined without a translation: the server's own words hold then
 */
export function ruleTexts(rule: string, it: () => string): { message: string; remedy: string } | undefined {
  const translated = i18next.getResource(i18next.language, 'rules', rule) as [string, string] | undefined;
  return translated && { message: translated[0].replace('{it}', it), remedy: translated[1] };
}
