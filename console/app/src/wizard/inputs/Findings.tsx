import { FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useFindings } from './editing';

interface FindingsProps {
  id: string;
  pointer: string;
  below?: boolean;
  help?: string;
}

/** A field's help, and what is wrong with its value. */
export function Findings({ id, pointer, below = true, help }: FindingsProps) {
  const { t } = useTranslation();
  const { violations, warnings } = useFindings(pointer, below);
  if (!help && !violations.length && !warnings.length) return null;
  return (
    <FormHelperText>
      <HelperText id={id}>
        {violations.map((finding) => (
          <HelperTextItem key={finding.rule + finding.pointer} variant="error" screenReaderText={t('wizard.violation')}>
            {finding.message} {finding.remedy}
          </HelperTextItem>
        ))}
        {warnings.map((finding) => (
          <HelperTextItem key={finding.rule + finding.pointer} variant="warning" screenReaderText={t('wizard.warning')}>
            {finding.message} {finding.remedy}
          </HelperTextItem>
        ))}
        {help && <HelperTextItem>{help}</HelperTextItem>}
      </HelperText>
    </FormHelperText>
  );
}
