import { Button, List, ListItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { InlineAlert } from '../display/InlineAlert';
import type { JsonObject } from './draft/document';
import type { Finding } from './draft/session';
import type { Step } from './fields/field';
import { useFindingTexts } from './inputs/findingTexts';

interface FindingSummaryProps {
  title: string;
  variant: 'danger' | 'warning';
  findings: (Finding & { step: Step })[];
  documents: Record<Step, JsonObject>;
  onShow: (step: Step, pointer: string) => void;
}

/** All findings in one place, each a way to its field. */
export function FindingSummary({ title, variant, findings, documents, onShow }: FindingSummaryProps) {
  const { t } = useTranslation();
  const textsOf = useFindingTexts();
  if (!findings.length) return null;
  return (
    <InlineAlert variant={variant} title={title} id={`summary-${variant}`} tabIndex={-1}>
      <List>
        {findings.map((finding) => {
          const { step, pointer, rule } = finding;
          const { message, remedy } = textsOf(finding, step, documents[step]);
          return (
            <ListItem key={`${step}${pointer} ${rule}`}>
              <Button variant="link" isInline onClick={() => onShow(step, pointer)}>
                {message}
              </Button>{' '}
              <span className="quiet">
                {remedy} {t('wizard.at', { place: step + pointer })}
              </span>
            </ListItem>
          );
        })}
      </List>
    </InlineAlert>
  );
}
