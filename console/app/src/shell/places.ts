/** The pages that can be reached from everywhere. */
export const PLACES = [
  { name: 'workloads.title', to: '/workloads' },
  { name: 'drafts.title', to: '/drafts' },
  { name: 'clusters.title', to: '/clusters' },
  { name: 'audit.title', to: '/audit' },
  { name: 'access.title', to: '/access' },
] as const;

export const COMPARISON = { name: 'compare.title', to: '/compare' } as const;
