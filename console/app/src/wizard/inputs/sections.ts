import { useTranslation } from 'react-i18next';

const SECTIONS = {
  Resources: 'section.resources',
  'Liveness probe': 'section.liveness',
  'Readiness probe': 'section.readiness',
  'Startup probe': 'section.startup',
  'Security of the pod': 'section.podSecurity',
} as const;

export function useSectionTitle(name: string): string {
  const { t } = useTranslation();
  return name in SECTIONS ? t(SECTIONS[name as keyof typeof SECTIONS]) : name;
}
