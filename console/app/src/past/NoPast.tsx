import { Alert } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { usePast } from './readPoint';

/** Says of contents that have no past that they are of now. */
export function NoPast() {
  const { t } = useTranslation();
  return usePast() && <Alert isInline variant="info" title={t('past.noPast')} />;
}
