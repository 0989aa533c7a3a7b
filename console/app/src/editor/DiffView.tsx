import { Switch } from '@patternfly/react-core';
import { yaml } from '@codemirror/lang-yaml';
import { syntaxHighlighting } from '@codemirror/language';
import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COLOURS, DIFF_LOOK, LOOK } from './look';

export interface DiffSide {
  label: string;
  text: string;
}

/** Two texts beside each other, with what differs marked. It lives in a shadow root for the same reason as the editor. */
export function DiffView({ before, after }: { before: DiffSide; after: DiffSide }) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const id = useId();
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const side = (label: string, text: string) => ({
      doc: text,
      extensions: [
        LOOK,
        DIFF_LOOK,
        lineNumbers(),
        yaml(),
        syntaxHighlighting(COLOURS),
        EditorView.lineWrapping,
        EditorState.readOnly.of(true),
        EditorState.phrases.of({ '$ unchanged lines': t('diff.unchanged') }),
        EditorView.contentAttributes.of({ 'aria-label': label }),
      ],
    });
    const view = new MergeView({
      root,
      parent: root,
      a: side(before.label, before.text),
      b: side(after.label, after.text),
      collapseUnchanged: isWhole ? undefined : {},
    });
    return () => view.destroy();
  }, [before.label, before.text, after.label, after.text, isWhole, t]);
  return (
    <>
      <Switch id={id} label={t('diff.whole')} isChecked={isWhole} onChange={(_, on) => setIsWhole(on)} />
      {before.text === after.text && <p>{t('changes.none')}</p>}
      <div className="diff-labels">
        <strong>{before.label}</strong>
        <strong>{after.label}</strong>
      </div>
      <div ref={host} className="editor diff" />
    </>
  );
}
