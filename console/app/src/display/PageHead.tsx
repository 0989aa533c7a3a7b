import { Breadcrumb, BreadcrumbItem, Flex, FlexItem, PageSection } from '@patternfly/react-core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePast } from '../past/readPoint';
import { usePreferences } from '../preferences/preferences';
import { ArrivalHeading } from './ArrivalHeading';
import { formatMoment } from './times';

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
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const past = usePast();
  const time = past && formatMoment(past.asOf, zone);
  useEffect(() => {
    document.title = [title, time && t('past.shown', { time }), 'Fleetledger'].filter(Boolean).join(' – ');
  }, [title, time, t]);
  return (
    <PageSection>
      {crumbs.length > 0 && (
        <Breadcrumb aria-label={t('list.path')}>
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
