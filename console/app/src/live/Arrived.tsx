import { Button } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

/** "12 new – show". It takes no room, so that no row moves when it appears. */
export function Arrived({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="arrived" aria-live="polite">
      {count > 0 && (
        <Button variant="primary" size="sm" onClick={onShow}>
          {t('live.arrived', { count })}
        </Button>
      )}
    </div>
  );
}
