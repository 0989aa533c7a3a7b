import { describe, expect, it } from 'vitest';
import { FIELD_TEXTS } from '../../i18n/zh-CN';
import { translationPath } from '../inputs/texts';
import { SERVED } from './tableOfServer';
import type { Step } from './field';

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
