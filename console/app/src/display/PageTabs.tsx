import { PageSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface PageTabsProps {
  label: string;
  chosen: string;
  tabs: { name: string; title: string; contents: ReactNode }[];
}

/** The tabs of a page. Its address names the chosen one, so that Back leads to the one before; the others are not mounted. */
export function PageTabs({ label, chosen, tabs }: PageTabsProps) {
  const navigate = useNavigate();
  return (
    <PageSection>
      <Tabs
        activeKey={chosen}
        aria-label={label}
        mountOnEnter
        unmountOnExit
        onSelect={(_, name) => void navigate({ to: '.', search: { tab: String(name) } })}
      >
        {tabs.map(({ name, title, contents }) => (
          <Tab key={name} eventKey={name} title={<TabTitleText>{title}</TabTitleText>}>
            <div className="below-title">{contents}</div>
          </Tab>
        ))}
      </Tabs>
    </PageSection>
  );
}
