import { ExpandableSection } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';

/** Contents behind a toggle. They are rendered only while they are shown, since a list can have thousands of them. */
export function Disclosure({ text, children }: { text: string; children: ReactNode }) {
  const [isExpanded, setExpanded] = useState(false);
  return (
    <ExpandableSection toggleText={text} isExpanded={isExpanded} onToggle={(_, expanded) => setExpanded(expanded)}>
      {isExpanded && children}
    </ExpandableSection>
  );
}
