import { Button, type ButtonProps } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useTimeTravel } from './useTimeTravel';

/** Shows the same page as it is now. */
export function ToNow(props: Pick<ButtonProps, 'variant' | 'size'>) {
  const { t } = useTranslation();
  const { goTo } = useTimeTravel();
  return (
    <Button {...props} onClick={() => goTo(undefined)}>
      {t('past.toNow')}
    </Button>
  );
}
