import { Alert, type AlertProps } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

/** An alert within a page. Its kind, which PatternFly shows by an icon, is said to screen readers in the person's language. */
export function InlineAlert({ variant, ...others }: AlertProps & { variant: NonNullable<AlertProps['variant']> }) {
  const { t } = useTranslation();
  return <Alert {...others} isInline variant={variant} variantLabel={t(`alert.${variant}`)} />;
}
