import { describe, expect, it } from 'vitest';
import { en } from './en';
import { zhCN } from './zh-CN';

/** Every text with its key. */
function textsOf(catalogue: object, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' ? [[path + name, value] as [string, string]] : textsOf(value as object, `${path}${name}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

describe('catalogues', () => {
  it('have the same keys', () => {
    const keys = (catalogue: object) => textsOf(catalogue).map(([key]) => key).sort(); // prettier-ignore
    expect(keys(zhCN)).toEqual(keys(en));
  });

  it.each(textsOf(en))('have the same placeholders in %s', (key, text) => {
    const translated = new Map(textsOf(zhCN)).get(key) ?? '';
    expect(translated).not.toBe('');
    expect(placeholders(translated)).toEqual(placeholders(text));
  });
});
