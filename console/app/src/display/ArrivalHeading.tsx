import { Content } from '@patternfly/react-core';
import { useEffect, useRef, type ReactNode } from 'react';

let isFirstPage = true;

/**
 * The heading of a page, or of a part of it with an address of its own. When it replaces another one it takes the focus, so that a keyboard
 * and a screen reader go on from there. The first page keeps the browser's own focus, and a dialog what it has.
 */
export function ArrivalHeading({ level, children }: { level: 'h1' | 'h2'; children: ReactNode }) {
  const heading = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFirstPage) {
      // Both headings of the first page are there before this runs.
      setTimeout(() => (isFirstPage = false));
      return;
    }
    const focused = document.activeElement;
    if (!focused?.matches('h1') && !focused?.closest('[role="dialog"]')) heading.current?.focus();
  }, []);
  return (
    <Content component={level} ref={heading} tabIndex={-1} className="arrival">
      {children}
    </Content>
  );
}
