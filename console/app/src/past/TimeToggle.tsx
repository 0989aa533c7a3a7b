import { Button } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

/** Opens the choice of a time. In the past it is always open. */
export function TimeToggle({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="secondary" aria-expanded={isOpen} onClick={onToggle}>
      {t('past.asOfNow')}
    </Button>
  );
}
