import type { UseQueryResult } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { Loaded } from './Loaded';

vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>,
}));

const notFound = { data: undefined, error: new Problem(404, { title: 'Not found' }) } as unknown as UseQueryResult<string>;

it.each([
  [true, 1],
  [false, 2],
])('says what is not found once on a page, under the heading of its page if it is a part: %s', (isPage, level) => {
  render(
    <Loaded query={notFound} isPage={isPage}>
      {() => null}
    </Loaded>,
  );
  expect(screen.getByRole('heading', { level })).toBeVisible();
});
