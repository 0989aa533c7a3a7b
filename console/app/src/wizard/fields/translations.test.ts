import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIELD_TEXTS, RULE_TEXTS } from '../../i18n/zh-CN';
import { translationPath } from '../inputs/texts';
import { STEPS, type Step } from './field';
import { SERVED } from './tableOfServer';

const fields = SERVED.fields.map((field) => ({ ...field, at: translationPath({ step: field.step as Step, pointer: field.path }) }));

describe('Chinese texts of the fields', () => {
  it('are there for every label and help of the server', () => {
    expect(fields.filter(({ at }) => !FIELD_TEXTS[at]?.label).map(({ at }) => at)).toEqual([]);
    expect(fields.filter(({ at, help }) => help && !FIELD_TEXTS[at]?.help).map(({ at, help }) => `${at}: ${help}`)).toEqual([]);
  });

  it('are there for nothing else', () => {
    const helped = new Set(fields.filter(({ help }) => help).map(({ at }) => at));
    const known = new Set(fields.map(({ at }) => at));
    expect(Object.keys(FIELD_TEXTS).filter((at) => !known.has(at) || (FIELD_TEXTS[at]?.help && !helped.has(at)))).toEqual([]);
  });

  it('are shared only by fields that say the same in English', () => {
    const said = new Set(fields.map(({ at, label, help }) => `${at}: ${label} ${help ?? ''}`));
    expect(said.size).toBe(new Set(fields.map(({ at }) => at)).size);
  });
});

const MANIFEST = new URL('../../../../../manifest/src/', import.meta.url);

/** The rules of the steps: those of fields, and those between fields, of which the server's tests have a case each. */
const rules = new Set([
  ...SERVED.fields.flatMap((field) => field.rules.map(({ rule }) => rule)),
  ...STEPS.flatMap((step) => {
    const cases = readFileSync(new URL(`test/resources/rules/${step}.yaml`, MANIFEST), 'utf8');
    return [...cases.matchAll(/rule: (\w+)/g)].map(([, rule = '']) => rule);
  }),
]);

describe('Chinese texts of the rules', () => {
  it('are there for every rule of the steps', () => {
    expect(rules.size).toBeGreaterThan(250);
    expect([...rules].filter((rule) => !RULE_TEXTS[rule])).toEqual([]);
  });

  it('are there for nothing else', () => {
    const main = new URL('main/java/', MANIFEST);
    const sources = readdirSync(main, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.java'))
      .map((name) => readFileSync(new URL(name, main), 'utf8'))
      .join('\n');
    expect(Object.keys(RULE_TEXTS).filter((rule) => !rules.has(rule) && !sources.includes(`"${rule}"`))).toEqual([]);
  });
});
