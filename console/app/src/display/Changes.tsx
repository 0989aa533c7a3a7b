import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';

interface Change {
  path: string;
  label?: string | null;
  before: unknown;
  after: unknown;
}

/** What was and what is, field by field. */
export function Changes({ changes, label }: { changes: Change[]; label: string }) {
  const { t } = useTranslation();
  if (!changes.length) return <p>{t('changes.none')}</p>;
  return (
    <Table role="table" aria-label={label} variant="compact">
      <Thead>
        <Tr>
          <Th>{t('changes.field')}</Th>
          <Th>{t('changes.before')}</Th>
          <Th>{t('changes.after')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {changes.map((change) => (
          <Tr key={change.path}>
            <Td>
              {change.label ?? change.path}
              {change.label && <div className="quiet mono">{change.path}</div>}
            </Td>
            <Td>
              {isNothing(change.before) ? (
                <span className="quiet">{t('changes.nothing')}</span>
              ) : (
                <del className="change-before">{inText(change.before)}</del>
              )}
            </Td>
            <Td>
              {isNothing(change.after) ? (
                <span className="quiet">{t('changes.nothing')}</span>
              ) : (
                <ins className="change-after">{inText(change.after)}</ins>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function inText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
