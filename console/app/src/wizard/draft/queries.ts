import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, asYaml, seen } from '../../api/client';
import type { DraftServer } from './session';

const at = (id: string) => ({ path: { id } });

export const draft = (id: string) =>
  queryOptions({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/drafts/{id}', { params: at(id), signal })),
  });

export const targets = (id: string) =>
  queryOptions({
    queryKey: ['draft', id, 'targets'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/drafts/{id}/targets', { params: at(id), signal })),
  });

export const preview = (id: string, filter: { state?: string; cursor?: string }) =>
  queryOptions({
    queryKey: ['draft', id, 'preview', filter],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/drafts/{id}/preview', { params: { ...at(id), query: filter }, signal })),
    placeholderData: keepPreviousData,
    retry: false,
    // Answers of clusters aren't changes of the draft, which live updates tell.
    refetchInterval: (query) => (query.state.data?.counts.asked ? 1000 : false),
  });

export const diff = (id: string) =>
  queryOptions({
    queryKey: ['draft', id, 'diff'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/drafts/{id}/diff', { params: { ...at(id), query: { to: 'running' } }, signal })),
    retry: false,
  });

export const manifest = (id: string, cluster?: string) =>
  queryOptions({
    queryKey: ['draft', id, 'manifest', cluster],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET('/api/v1/drafts/{id}/manifest', { params: { ...at(id), query: { cluster } }, signal, ...asYaml }),
      )) as unknown as string,
    retry: false,
  });

/** The server's side of a session on a draft. */
export const draftServer = (id: string): DraftServer => ({
  save: (step, document, version) =>
    answer(api.PUT('/api/v1/drafts/{id}/steps/{step}', { params: { path: { id, step }, header: seen(version) }, body: document })),
  read: () => answer(api.GET('/api/v1/drafts/{id}', { params: at(id) })),
});

export const saveManifest = (id: string, version: number, yaml: string) =>
  answer(
    api.PUT('/api/v1/drafts/{id}/manifest', {
      params: { path: { id }, header: seen(version) },
      body: yaml,
      bodySerializer: (text: string) => text,
      headers: { 'Content-Type': 'text/yaml' },
    }),
  );
