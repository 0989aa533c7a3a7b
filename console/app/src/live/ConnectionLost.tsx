import { useTranslation } from 'react-i18next';
import { Age } from '../display/Age';
import { InlineAlert } from '../display/InlineAlert';
import { useSeconds } from '../display/clock';

/** A stream that the server ends, as at a token's expiry, is open again after two. */
const VISIBLE_AFTER_SECONDS = 4;

/** Says that the page isn't up to date by itself, and since when. */
export function ConnectionLost({ since }: { since: string | null }) {
  const { t } = useTranslation();
  const now = useSeconds();
  const isLong = since !== null && now - Date.parse(since) / 1000 >= VISIBLE_AFTER_SECONDS;
  return (
    <div aria-live="polite">
      {isLong && (
        <InlineAlert variant="warning" title={t('live.lost')}>
          {t('live.lostBody')} <Age time={since} words="for" />
        </InlineAlert>
      )}
    </div>
  );
}
