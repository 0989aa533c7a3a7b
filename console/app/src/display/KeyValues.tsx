import { Label, LabelGroup } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

export function KeyValues({ pairs, label }: { pairs: Record<string, string>; label: string }) {
  const { t } = useTranslation();
  const entries = Object.entries(pairs);
  if (!entries.length) return <>–</>;
  return (
    <LabelGroup isCompact numLabels={6} aria-label={label} collapsedText={t('list.moreLabels')} expandedText={t('list.fewerLabels')}>
      {entries.map(([key, value]) => (
        <Label key={key} isCompact variant="outline">
          {`${key}: ${value}`}
        </Label>
      ))}
    </LabelGroup>
  );
}
