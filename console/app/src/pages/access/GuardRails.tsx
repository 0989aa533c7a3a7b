import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useMay } from '../../api/me';
import { Facts } from '../../display/Facts';
import { InlineAlert } from '../../display/InlineAlert';
import { Loaded } from '../../display/Loaded';
import { durationInWords } from '../../display/times';
import { ChangeGuardRails } from './ChangeGuardRails';
import { settings } from './queries';

/** What needs a second person or a reason. */
export function GuardRails() {
  return <Loaded query={useQuery(settings)}>{(found) => <Current found={found} />}</Loaded>;
}

function Current({ found }: { found: Schemas['CurrentSettings'] }) {
  const { t } = useTranslation();
  const mayChange = useMay('MANAGE_FLEET');
  const [changing, setChanging] = useState(false);
  return (
    <>
      {found.pending && (
        <InlineAlert variant="info" title={t('settings.pending')}>
          {t('settings.weakens', { names: found.pending.weakens.join(', ') })}
        </InlineAlert>
      )}
      <Facts
        facts={[
          [t('settings.fromClusters'), found.secondPerson.fromClusters],
          [t('settings.share'), found.secondPerson.share],
          [t('settings.deleteFromClusters'), found.secondPerson.deleteFromClusters],
          [t('settings.approvalExpires'), durationInWords(found.approvalExpires)],
          [t('settings.protectedNamespaces'), found.protectedNamespaces.join(', ') || '–'],
          [t('settings.reasonRequired'), found.reasonRequired.join(', ') || '–'],
        ]}
      />
      {mayChange && (
        <Button className="below-title" onClick={() => setChanging(true)}>
          {t('settings.change')}
        </Button>
      )}
      {changing && <ChangeGuardRails found={found} onClose={() => setChanging(false)} />}
    </>
  );
}
