import { FormGroup, TextArea } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

interface ReasonFieldProps {
  id: string;
  reason: string;
  isRequired?: boolean;
  onChange: (reason: string) => void;
}

/** Why somebody does what they are about to do: it is recorded in the audit. At most 1,000 characters, as the interface says. */
export function ReasonField({ id, reason, isRequired, onChange }: ReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <FormGroup label={t('action.reason')} fieldId={id} isRequired={isRequired}>
      <TextArea id={id} value={reason} maxLength={1000} rows={2} onChange={(_, value) => onChange(value)} />
    </FormGroup>
  );
}
