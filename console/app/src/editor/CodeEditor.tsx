import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';

/** PatternFly's own colours, which follow the theme and reach into the shadow root. */
const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--pf-t--global--text--color--link--default)' },
  { tag: tags.comment, color: 'var(--pf-t--global--text--color--subtle)' },
]);

const LOOK = EditorView.theme({
  '&': { color: 'var(--pf-t--global--text--color--regular)' },
  '.cm-gutters': { color: 'var(--pf-t--global--text--color--subtle)', backgroundColor: 'transparent', border: 'none' },
  '.cm-content': { caretColor: 'var(--pf-t--global--text--color--regular)' },
  '.cm-cursor': { borderLeftColor: 'var(--pf-t--global--text--color--regular)' },
});

interface CodeEditorProps {
  /** What is shown at first; later values replace the text only if it is another document. */
  initial: string;
  label: string;
  onChange: (text: string) => void;
}

/**
 * A YAML editor. It lives in a shadow root, where CodeMirror uses adopted style sheets: elsewhere it would add a style element, which the
 * content security policy forbids.
 */
export function CodeEditor({ initial, label, onChange }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const changed = useRef(onChange);
  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);
  useEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: initial,
        extensions: [
          LOOK,
          lineNumbers(),
          history(),
          yaml(),
          syntaxHighlighting(COLOURS),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    return () => view.destroy();
  }, [initial, label]);
  return <div ref={host} className="editor" />;
}
