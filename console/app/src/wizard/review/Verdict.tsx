import { List, ListItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Changes } from '../../display/Changes';
import { Disclosure } from '../../display/Disclosure';
import { StatusLabel } from '../../display/StatusLabel';

/** The answer of one cluster: its verdict with the reason, the nodes that match, what it found, and what would change there. */
export function Verdict({ item }: { item: Schemas['PreviewClusterVerdict'] }) {
  const { t } = useTranslation();
  // The reason is that of a finding, which isn't told twice.
  const hasFinding = item.findings.some((finding) => finding.code === item.code && finding.message === item.message);
  return (
    <li>
      <strong>{item.cluster}</strong> <StatusLabel status={item.state} />{' '}
      {!hasFinding && [item.code, item.message].filter(Boolean).join(': ')}{' '}
      {item.nodes && <span className="quiet">{t('deployment.nodesValue', { matching: item.nodes.matching, all: item.nodes.all })}</span>}
      {item.findings.length > 0 && (
        <List>
          {item.findings.map((finding) => (
            <ListItem key={finding.code + finding.object}>
              <strong>{finding.code}</strong>: {finding.message} <span className="quiet">{finding.object}</span>
            </ListItem>
          ))}
        </List>
      )}
      {item.diff.length > 0 && (
        <Disclosure text={t('preview.changes', { count: item.diff.length, cluster: item.cluster })}>
          <Changes changes={item.diff} label={t('preview.changes', { count: item.diff.length, cluster: item.cluster })} />
        </Disclosure>
      )}
      {!item.complete && <p className="quiet">{t('preview.incomplete')}</p>}
    </li>
  );
}
