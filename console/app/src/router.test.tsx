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
  expect(router.buildLocation({ to: '/compare', search: { from: '1', ...{ at: undefined } } }).href).toBe('/compare?from=1');
});

it('names no point in the present', async () => {
  await open('/workloads?name=web');
  expect(router.buildLocation({ to: '/drafts' }).href).toBe('/drafts');
});

it('leads back to the present, and keeps what the page was asked for', async () => {
  await open('/audit?text=web&at=48211');
  await router.navigate({ to: '.', search: (former: object) => ({ ...former, at: undefined }) } as never);
  expect(router.latestLocation.href).toBe('/audit?text=web');
});

it('leads from the present into the past, and from one point to another', async () => {
  await open('/audit?text=web');
  await router.navigate({ to: '/workloads', search: { at: '48211' } } as never);
  expect(router.latestLocation.href).toBe('/workloads?at=48211');
  await vi.waitFor(() => expect(location.search).toBe('?at=48211'));
  await router.navigate({ to: '.', search: (former: object) => ({ ...former, at: '7' }) } as never);
  expect(router.latestLocation.href).toBe('/workloads?at=7');
});
