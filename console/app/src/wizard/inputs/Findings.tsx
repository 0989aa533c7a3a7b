import { FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../draft/session';
import { useEditing, useFindings } from './editing';
import { useFindingTexts } from './findingTexts';

interface FindingsProps {
  id: string;
  pointer: string;
  below?: boolean;
  help?: string;
}

/** A field's help, and what is wrong with its value. */
export function Findings({ id, pointer, below = true, help }: FindingsProps) {
  const { t } = useTranslation();
  const { step, document } = useEditing();
  const { violations, warnings } = useFindings(pointer, below);
  const textsOf = useFindingTexts();
  const said = (finding: Finding) => {
    const { message, remedy } = textsOf(finding, step, document);
    return `${message} ${remedy}`;
  };
  if (!help && !violations.length && !warnings.length) return null;
  return (
    <FormHelperText>
      <HelperText id={id}>
        {violations.map((finding) => (
          <HelperTextItem key={finding.rule + finding.pointer} variant="error" screenReaderText={t('wizard.violation')}>
            {said(finding)}
          </HelperTextItem>
        ))}
        {warnings.map((finding) => (
          <HelperTextItem key={finding.rule + finding.pointer} variant="warning" screenReaderText={t('wizard.warning')}>
            {said(finding)}
          </HelperTextItem>
        ))}
        {help && <HelperTextItem>{help}</HelperTextItem>}
      </HelperText>
    </FormHelperText>
  );
}
