import { useTranslation } from 'react-i18next';
import { nameAt } from '../../api/pointer';
import { ruleTexts } from '../../i18n/ruleTexts';
import { valueAt, type Json } from '../draft/document';
import type { Finding } from '../draft/session';
import { useFieldTable } from '../fields/served';
import { useTextsOf } from './texts';

interface FindingTexts {
  message: string;
  remedy: string;
}

/** How to say in the person's language what is wrong; without a translation of the rule in the server's words. */
export function useFindingTexts(): (finding: Finding, step: string, document: Json) => FindingTexts {
  useTranslation();
  const table = useFieldTable();
  const textsOf = useTextsOf();

  /** The field and its value, like the server's: never a value that may be a credential. */
  function subject(step: string, pointer: string, document: Json): string {
    const field = table.nearest(step, pointer);
    const name = nameAt(pointer);
    if (!field) return name;
    const value = field.kind === 'pairs' ? name : valueAt(document, pointer);
    const isShown = !field.literal && (typeof value === 'string' || typeof value === 'number') && value !== '';
    return isShown ? `${textsOf(field).label} “${value}”` : textsOf(field).label;
  }

  return (finding, step, document) => {
    const translated = ruleTexts(finding.rule, () => subject(step, finding.pointer, document));
    return translated ?? { message: finding.message || finding.rule, remedy: finding.remedy };
  };
}
