import { useTranslation } from 'react-i18next';
import { InlineAlert } from '../display/InlineAlert';
import { usePast } from './readPoint';

/** Says of contents that have no past that they are of now. */
export function NoPast() {
  const { t } = useTranslation();
  return usePast() && <InlineAlert variant="info" title={t('past.noPast')} />;
}
