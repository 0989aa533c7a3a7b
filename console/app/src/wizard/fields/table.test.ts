import { describe, expect, it } from 'vitest';
import { FIELD_TEXTS } from '../../i18n/zh-CN';
import { translationPath } from '../inputs/texts';
import { FIELDS, fieldAt, ownedBy, patternOf } from './table';

describe('table of fields', () => {
  it('names every place once', () => {
    const places = FIELDS.map((field) => `${field.step} ${field.pointer} ${field.kind === 'oneOf' ? 'one of' : ''}`);
    expect(places).toEqual([...new Set(places)]);
  });

  it('shows every field somewhere', () => {
    const owners = FIELDS.flatMap((field) => {
      if (field.kind === 'list') return [`${field.pointer}/*`];
      return field.kind === 'oneOf' ? (field.options ?? []).map((option) => `${field.pointer}/${option}`) : [];
    });
    const steps = [...new Set(FIELDS.map((field) => field.step))];
    const shown = steps.flatMap((step) => ['', ...new Set(owners)].flatMap((owner) => ownedBy(step, owner)));
    expect(new Set(shown)).toEqual(new Set(FIELDS));
  });

  it('gives fields of an option to the option, and others to the item of the list', () => {
    const names = (owner: string) => ownedBy('containers', owner).map((field) => field.pointer);
    expect(names('/volumes/*')).toEqual(['/volumes/*/name', '/volumes/*']);
    expect(names('/volumes/*/hostPath')).toEqual(['/volumes/*/hostPath/path', '/volumes/*/hostPath/type']);
  });

  it('finds the field of a place, or the nearest around it', () => {
    expect(fieldAt('containers', '/containers/1/ports/0/containerPort')?.label).toBe('Container port');
    expect(fieldAt('containers', '/containers/1/ports/0')?.label).toBe('Ports');
    expect(fieldAt('containers', '/containers/0/env/2')?.label).toBe('Value from');
  });

  it('writes indexes of lists as stars', () => {
    expect(patternOf('/containers/10/env/2/name')).toBe('/containers/*/env/*/name');
  });
});

describe('Chinese texts of the fields', () => {
  it.each(FIELDS.map((field) => [translationPath(field), field] as const))('has %s', (path, field) => {
    expect(FIELD_TEXTS[path]?.label).toBeTruthy();
    expect(Boolean(FIELD_TEXTS[path]?.help)).toBe(Boolean(field.help));
  });

  it('has no texts for fields that are not in the table', () => {
    const paths = new Set(FIELDS.map(translationPath));
    expect(Object.keys(FIELD_TEXTS).filter((path) => !paths.has(path))).toEqual([]);
  });
});
