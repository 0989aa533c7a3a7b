import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** PatternFly's own colours, which follow the theme and reach into the shadow root. */
export const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--pf-t--global--text--color--link--default)' },
  { tag: tags.comment, color: 'var(--pf-t--global--text--color--subtle)' },
]);

export const LOOK = EditorView.theme({
  '&': { color: 'var(--pf-t--global--text--color--regular)' },
  '.cm-gutters': { color: 'var(--pf-t--global--text--color--subtle)', backgroundColor: 'transparent', border: 'none' },
  '.cm-content': { caretColor: 'var(--pf-t--global--text--color--regular)' },
  '.cm-cursor': { borderLeftColor: 'var(--pf-t--global--text--color--regular)' },
});

const changed = (colour: string) => ({
  background: 'none',
  borderBottom: `2px solid var(--pf-t--global--border--color--status--${colour}--default)`,
});

export const DIFF_LOOK = EditorView.theme({
  '&.cm-merge-a .cm-changedText': changed('danger'),
  '&.cm-merge-b .cm-changedText': changed('success'),
  '&.cm-merge-a .cm-changedLineGutter': { background: 'var(--pf-t--global--border--color--status--danger--default)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--pf-t--global--border--color--status--success--default)' },
  '.cm-collapsedLines': {
    color: 'var(--pf-t--global--text--color--subtle)',
    background: 'var(--pf-t--global--background--color--secondary--default)',
  },
});
