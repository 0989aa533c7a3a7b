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
    .replace(/\/podAntiAffinity\/(\w+)\/\*(?!\/podAffinityTerm$)/, '/podAffinity/$1/*')
    .replace('preferredDuringSchedulingIgnoredDuringExecution/*/podAffinityTerm/', 'requiredDuringSchedulingIgnoredDuringExecution/*/')
    .replace(
      'preferredDuringSchedulingIgnoredDuringExecution/*/preference/',
      'requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/',
    );
  return step + shared;
}

export interface FieldTexts {
  label: string;
  help: string | undefined;
}

/** How to say a field's label and help in the person's language; English is the server's own. */
export function useTextsOf(): (field: Field) => FieldTexts {
  const { t } = useTranslation();
  return (field) => {
    const translated = i18next.getResource(i18next.language, 'fields', translationPath(field)) as Partial<FieldTexts> | undefined;
    const help = [translated?.help ?? field.help, limitsOf(field, t)].filter(Boolean).join(' ');
    return { label: translated?.label ?? (field.label || t('wizard.kind')), help: help || undefined };
  };
}

export function useFieldTexts(field: Field): FieldTexts {
  return useTextsOf()(field);
}

function limitsOf({ limits }: Field, t: ReturnType<typeof useTranslation>['t']): string | undefined {
  if (!limits) return undefined;
  const { from, to, ofCharacters } = limits;
  if (from === undefined) return ofCharacters ? t('limits.charactersTo', { to }) : t('limits.to', { to });
  if (from === to) return t('limits.only', { to });
  if (to === undefined) return ofCharacters ? undefined : t('limits.from', { from });
  return ofCharacters ? t('limits.characters', { from, to }) : t('limits.between', { from, to });
}
