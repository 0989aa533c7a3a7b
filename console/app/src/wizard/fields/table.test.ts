import { describe, expect, it } from 'vitest';
import { STEPS, type Field, type Step } from './field';
import { PRESENTATIONS } from './presentation';
import { TABLE, SERVED, tableWith } from './tableOfServer';
import { tabOf } from './tabs';

const paths = (fields: Field[]) => fields.map(({ pointer }) => pointer);

/** What is shown of an owner's fields, and of what these own. */
function shownBelow(step: Step, owner: string): Field[] {
  return TABLE.ownedBy(step, owner).flatMap((field) => {
    const { kind, pointer, options = [] } = field;
    if (kind === 'list' || kind === 'map') return [field, ...shownBelow(step, `${pointer}/*`)];
    if (kind !== 'oneOf') return [field];
    const rest = pointer.endsWith('/*') ? [] : shownBelow(step, pointer);
    return [field, ...options.flatMap((option) => shownBelow(step, `${pointer}/${option}`)), ...rest];
  });
}

describe('table of fields', () => {
  it('shows every field of the server in its step, once', () => {
    const shown = STEPS.flatMap((step) => shownBelow(step, '')).map(({ step, pointer }) => step + pointer);
    expect(shown).toEqual([...new Set(shown)]);
    const served = SERVED.fields.filter(({ type }) => type !== 'object').map(({ step, path }) => step + path);
    expect(served.filter((place) => !shown.includes(place))).toEqual([]);
  });

  it('gives fields of an option to the option, and others to the item of the list', () => {
    expect(paths(TABLE.ownedBy('containers', '/volumes/*'))).toEqual(['/volumes/*/name', '/volumes/*']);
    expect(paths(TABLE.ownedBy('containers', '/volumes/*/hostPath'))).toEqual(['/volumes/*/hostPath/path', '/volumes/*/hostPath/type']);
  });

  it('keeps what all kinds of a probe have at the probe', () => {
    const probe = '/containers/*/probes/liveness';
    expect(TABLE.at('containers', probe)).toMatchObject({ kind: 'oneOf', options: ['httpGet', 'tcpSocket', 'exec', 'grpc'] });
    expect(paths(TABLE.ownedBy('containers', probe))).toContain(`${probe}/periodSeconds`);
    expect(paths(TABLE.ownedBy('containers', `${probe}/exec`))).toEqual([`${probe}/exec/command`]);
  });

  it('shows the fields of an object together', () => {
    const cpu = TABLE.at('containers', '/containers/*/resources/cpu/request');
    expect(cpu?.section?.label).toBe('Resources');
    expect(TABLE.at('containers', '/containers/*/name')?.section).toBeUndefined();
  });

  it('finds the field of a place, or the nearest around it', () => {
    expect(TABLE.nearest('containers', '/containers/1/ports/0/containerPort')?.label).toBe('Container port');
    expect(TABLE.nearest('containers', '/containers/1/ports/0')?.label).toBe('Ports');
    expect(TABLE.nearest('advanced', '/podLabels/kubernetes.io~1os')?.label).toBe('Pod labels');
  });

  it('writes indexes of lists and names of members as stars, and leaves keys as they are', () => {
    expect(TABLE.patternOf('containers', '/containers/10/env/2/name')).toBe('/containers/*/env/*/name');
    expect(TABLE.patternOf('placement', '/overrides/0/env/exporter')).toBe('/overrides/*/env/*');
    expect(TABLE.patternOf('advanced', '/podLabels/1')).toBe('/podLabels/1');
  });

  it.each([
    ['text', 'text'],
    ['boolean', 'switch'],
    ['integers', 'numbers'],
    ['list', 'json'],
    ['object', 'json'],
    ['somethingNew', 'json'],
  ])('shows an unknown field of type %s as %s', (type, kind) => {
    expect(tableWith({ step: 'advanced', path: '/novelty', label: 'Novelty', type }).at('advanced', '/novelty')?.kind).toBe(kind);
  });

  it('gives what no tab names a tab of its own, and what is within a known object that object’s', () => {
    expect(tabOf('advanced', '/novelty')).toBe('more');
    expect(tabOf('containers', '/containers/*/novelty')).toBe('more');
    expect(tabOf('advanced', '/scheduling/novelty')).toBe('scheduling');
  });

  it.each(Object.keys(PRESENTATIONS))('has fields that look as %s says', (end) => {
    expect(SERVED.fields.some(({ step, path }) => (step + path).endsWith(end))).toBe(true);
  });
});
