import { describe, expect, it } from 'vitest';
import { asSent, valueAt, withValue } from './document';

describe('withValue', () => {
  it('changes a copy and keeps what the form has no place for', () => {
    const before = { containers: [{ name: 'a', 'x-unknown': 1 }] };
    expect(withValue(before, '/containers/0/name', 'b')).toEqual({ containers: [{ name: 'b', 'x-unknown': 1 }] });
    expect(before.containers[0]?.name).toBe('a');
  });

  it('makes the lists and objects on the way', () => {
    expect(withValue({}, '/containers/0/ports/0/containerPort', 80)).toEqual({ containers: [{ ports: [{ containerPort: 80 }] }] });
  });

  it('removes a member, and an item so that no gap is left', () => {
    expect(withValue({ a: 1, b: 2 }, '/a', undefined)).toEqual({ b: 2 });
    expect(withValue({ list: ['a', 'b', 'c'] }, '/list/1', undefined)).toEqual({ list: ['a', 'c'] });
  });

  it('leaves a document alone from which what is missing shall be removed', () => {
    expect(withValue({ a: 1 }, '/scheduling/nodeSelector', undefined)).toEqual({ a: 1 });
  });

  it('reads keys with slashes, dots and tildes', () => {
    const document = withValue({}, '/nodeSelector/kubernetes.io~1os', 'linux');
    expect(document).toEqual({ nodeSelector: { 'kubernetes.io/os': 'linux' } });
    expect(valueAt({ 'a~b': 1 }, '/a~0b')).toBe(1);
  });
});

describe('asSent', () => {
  it('leaves out what the server filled in', () => {
    const document = { name: 'a', containers: [{ image: 'b', alwaysPull: true }] };
    expect(asSent(document, ['/containers/0/alwaysPull'])).toEqual({ name: 'a', containers: [{ image: 'b' }] });
  });

  it('keeps items of lists, whose indexes others rely on', () => {
    expect(asSent({ list: ['a', 'b'] }, ['/list/0'])).toEqual({ list: ['a', 'b'] });
  });
});
