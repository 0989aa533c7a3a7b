import { expect, it } from 'vitest';
import { isFiltered, parseSearch, searchOf, stringifySearch } from './search';

it('writes plain words into the address and leaves out what is empty', () => {
  expect(stringifySearch({ name: 'node exporter', status: '', cursor: undefined })).toBe('?name=node+exporter');
  expect(stringifySearch({})).toBe('');
});

it('reads numbers and booleans as the texts that they are', () => {
  expect(parseSearch('?name=123&all=true')).toEqual({ name: '123', all: 'true' });
});

it('drops parameters that a page does not know', () => {
  expect(searchOf('name')({ name: 'a', other: 'b' })).toEqual({ name: 'a' });
});

it('takes the point of the past for no filter', () => {
  expect(isFiltered({ at: '48211', name: undefined })).toBe(false);
  expect(isFiltered({ at: '48211', name: 'web' })).toBe(true);
});
