import { Breadcrumb, BreadcrumbItem, Flex, FlexItem, PageSection } from '@patternfly/react-core';
import { useEffect, type ReactNode } from 'react';
import { ArrivalHeading } from './ArrivalHeading';

interface PageHeadProps {
  title: string;
  /** Beside the title, such as a status. */
  beside?: ReactNode;
  crumbs?: ReactNode[];
  actions?: ReactNode;
  children?: ReactNode;
}

/** A page's title, which is also the document's, with the way back and what can be done. */
export function PageHead({ title, beside, crumbs = [], actions, children }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} – Fleetledger`;
  }, [title]);
  return (
    <PageSection>
      {crumbs.length > 0 && (
        <Breadcrumb>
          {crumbs.map((crumb, index) => (
            <BreadcrumbItem key={index}>{crumb}</BreadcrumbItem>
          ))}
          <BreadcrumbItem isActive>{title}</BreadcrumbItem>
        </Breadcrumb>
      )}
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }} alignItems={{ default: 'alignItemsCenter' }}>
        <FlexItem>
          <ArrivalHeading level="h1">
            {title} {beside}
          </ArrivalHeading>
        </FlexItem>
        {actions && <FlexItem>{actions}</FlexItem>}
      </Flex>
      {children && <div className="below-title">{children}</div>}
    </PageSection>
  );
}
