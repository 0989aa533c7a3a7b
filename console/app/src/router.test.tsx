import { expect, it, vi } from 'vitest';
import { router } from './router';

async function open(address: string) {
  history.replaceState(null, '', address);
  await router.load();
}

vi.stubGlobal('scrollTo', vi.fn());

it('stays in the past on every link, until one leads out of it', async () => {
  await open('/workloads?name=web&at=48211');
  expect(router.buildLocation({ to: '/drafts' }).href).toBe('/drafts?at=48211');
  expect(router.buildLocation({ to: '/workloads/$id', params: { id: 'w' }, search: { tab: 'revisions' } }).href).toBe(
    '/workloads/w?tab=revisions&at=48211',
  );
  expect(router.buildLocation({ to: '/compare', search: { from: '1', ...{ at: '' } } }).href).toBe('/compare?from=1');
});

it('names no point in the present', async () => {
  await open('/workloads?name=web');
  expect(router.buildLocation({ to: '/drafts' }).href).toBe('/drafts');
});

it('keeps the point, and whatever else a page does not know, from what pages read', async () => {
  await open('/audit?text=web&other=1&at=48211');
  const search = router.state.matches.at(-1)?.search as object;
  expect(search).toEqual({ text: 'web' });
  expect(router.buildLocation({ to: '.', search: (former: object) => ({ ...former, cursor: 'c' }) } as never).href).toBe(
    '/audit?text=web&cursor=c&at=48211',
  );
});
