import { ClipboardCopyButton, CodeBlock, CodeBlockAction } from '@patternfly/react-core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** YAML to read and to copy. */
export function YamlText({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <CodeBlock
      actions={
        <CodeBlockAction>
          <ClipboardCopyButton id={`${id}-copy`} textId={id} aria-label={t('editor.copy')} variant="plain" onClick={() => void copy()}>
            {copied ? t('problem.copied') : t('editor.copy')}
          </ClipboardCopyButton>
        </CodeBlockAction>
      }
    >
      <pre id={id} className="manifest mono" tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </CodeBlock>
  );
}
