import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Field } from '../fields/field';

/** The path by which a field is translated: fields that mean the same in several places share one. */
export function translationPath({ step, pointer }: Pick<Field, 'step' | 'pointer'>): string {
  if (pointer.startsWith('/acknowledged')) return pointer;
  const shared = pointer
    .replace('/initContainers/*', '/containers/*')
    .replace(/\/(readiness|startup)\//, '/liveness/')
    .replace('/postStart/', '/preStop/')
    .replace(/\/podAntiAffinity\/(\w+)\/\*/, '/podAffinity/$1/*')
    .replace('preferredDuringSchedulingIgnoredDuringExecution/*/podAffinityTerm', 'requiredDuringSchedulingIgnoredDuringExecution/*')
    .replace(
      'preferredDuringSchedulingIgnoredDuringExecution/*/preference',
      'requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*',
    );
  return step + shared;
}

/** Label and help of a field in the person's language; English is the server's own. */
export function useFieldTexts(field: Field): { label: string; help: string | undefined } {
  useTranslation();
  const translated = i18next.getResource(i18next.language, 'fields', translationPath(field)) as
    { label: string; help?: string } | undefined;
  return { label: translated?.label ?? field.label, help: translated?.help ?? field.help };
}
