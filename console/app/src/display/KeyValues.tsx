import { Label, LabelGroup } from '@patternfly/react-core';

export function KeyValues({ pairs, label }: { pairs: Record<string, string>; label: string }) {
  const entries = Object.entries(pairs);
  if (!entries.length) return <>–</>;
  return (
    <LabelGroup isCompact numLabels={6} aria-label={label}>
      {entries.map(([key, value]) => (
        <Label key={key} isCompact variant="outline">
          {`${key}: ${value}`}
        </Label>
      ))}
    </LabelGroup>
  );
}
