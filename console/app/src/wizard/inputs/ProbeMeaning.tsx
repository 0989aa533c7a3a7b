import { useTranslation } from 'react-i18next';
import { valueAt } from '../draft/document';
import { useFieldTable } from '../fields/served';
import { useEditing } from './editing';
import type { FieldProps } from './FieldInput';

/** What the numbers of a health check mean together. */
export function ProbeMeaning({ field, pointer }: FieldProps) {
  const { t } = useTranslation();
  const { step, document, defaults } = useEditing();
  const table = useFieldTable();
  if (!field.onFailure) return null;
  const numberAt = (name: string) => {
    const place = `${pointer}/${name}`;
    return Number(valueAt(document, place) ?? valueAt(defaults, place) ?? table.at(step, `${field.pointer}/${name}`)?.default);
  };
  const seconds = numberAt('periodSeconds') * numberAt('failureThreshold');
  return Number.isFinite(seconds) ? <p className="quiet">{t(`onFailure.${field.onFailure}`, { seconds })}</p> : null;
}
