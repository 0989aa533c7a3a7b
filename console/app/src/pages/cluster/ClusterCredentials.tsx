import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Moment } from '../../display/Age';

/** The credentials of a cluster's agent: the newest is valid until another replaces it, a former one until its overlap ends. */
export function ClusterCredentials({ found }: { found: Schemas['ClusterDetail'] }) {
  const { t } = useTranslation();
  const { credentials, reportsRefused } = found;
  if (!credentials?.length) return <p>{t('credentials.none')}</p>;
  return (
    <>
      {reportsRefused && reportsRefused.count > 0 && (
        <p className="stale">
          {t('credentials.refused', { count: reportsRefused.count })} {reportsRefused.code} <Moment time={reportsRefused.lastAt} />
        </p>
      )}
      <Table role="table" variant="compact" aria-label={t('cluster.credentials')}>
        <Thead>
          <Tr>
            <Th>{t('credentials.id')}</Th>
            <Th>{t('credentials.issued')}</Th>
            <Th>{t('credentials.validity')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {credentials.map((credential) => (
            <Tr key={credential.id}>
              <Td dataLabel={t('credentials.id')} className="mono">
                {credential.id}
              </Td>
              <Td dataLabel={t('credentials.issued')}>
                <Moment time={credential.issuedAt} />
              </Td>
              <Td dataLabel={t('credentials.validity')}>
                <Validity credential={credential} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </>
  );
}

/** Until when a credential counts. */
export function Validity({ credential }: { credential: Schemas['ClusterCredentialQueriesCredential'] }) {
  const { t } = useTranslation();
  if (credential.retiredAt) return <>{t('credentials.retired')} <Moment time={credential.retiredAt} /></>; // prettier-ignore
  if (credential.until) return <>{t('credentials.until')} <Moment time={credential.until} /></>; // prettier-ignore
  return <>{t('credentials.untilReplaced')}</>;
}
