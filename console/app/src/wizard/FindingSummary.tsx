import { Alert, Button, List, ListItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Finding } from './draft/session';

interface FindingSummaryProps {
  title: string;
  variant: 'danger' | 'warning';
  findings: (Finding & { step: string | null })[];
  onShow: (step: string, pointer: string) => void;
}

/** All findings in one place, each a way to its field. */
export function FindingSummary({ title, variant, findings, onShow }: FindingSummaryProps) {
  const { t } = useTranslation();
  if (!findings.length) return null;
  return (
    <Alert isInline variant={variant} title={title} id={`summary-${variant}`} tabIndex={-1}>
      <List>
        {findings.map((finding) => (
          <ListItem key={`${finding.step ?? ''}${finding.pointer} ${finding.rule}`}>
            <Button variant="link" isInline onClick={() => onShow(finding.step ?? 'basics', finding.pointer)}>
              {finding.message || finding.rule}
            </Button>{' '}
            <span className="quiet">
              {finding.remedy} {t('wizard.at', { place: `${finding.step ?? ''}${finding.pointer}` })}
            </span>
          </ListItem>
        ))}
      </List>
    </Alert>
  );
}
