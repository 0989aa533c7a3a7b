import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, retainSearchParams } from '@tanstack/react-router';
import { WorkloadsPage } from './pages/workloads/WorkloadsPage';
import { AT } from './past/address';
import { Shell } from './shell/Shell';
import { NotFound } from './shell/NotFound';
import { parseSearch, searchOf, stringifySearch } from './shell/search';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <NotFound isPage />,
  // Every link stays at the point of the past that is shown.
  search: { middlewares: [retainSearchParams<Record<string, unknown>>([AT])] },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ search }) => {
    // The page shows why a sign-in failed.
    if (!('signin' in search)) throw redirect({ to: '/workloads', replace: true });
  },
});

const workloads = createRoute({
  getParentRoute: () => root,
  path: '/workloads',
  validateSearch: searchOf('name', 'namespace', 'cluster', 'status', 'label', 'sort', 'cursor'),
  // Where people arrive: it comes with the first files, and with it what nearly every page shows.
  component: WorkloadsPage,
});

const workload = createRoute({
  getParentRoute: () => root,
  path: '/workloads/$id',
  validateSearch: searchOf('tab', 'status', 'cluster', 'cursor', 'from', 'to'),
  component: lazyRouteComponent(() => import('./pages/workload/WorkloadPage'), 'WorkloadPage'),
});

const deployment = createRoute({
  getParentRoute: () => root,
  path: '/workloads/$id/deployments/$cluster',
  component: lazyRouteComponent(() => import('./pages/deployment/DeploymentPage'), 'DeploymentPage'),
});

const drafts = createRoute({
  getParentRoute: () => root,
  path: '/drafts',
  validateSearch: searchOf('state', 'owner', 'namespace', 'cluster', 'cursor'),
  component: lazyRouteComponent(() => import('./pages/drafts/DraftsPage'), 'DraftsPage'),
});

const draft = createRoute({
  getParentRoute: () => root,
  path: '/drafts/$id',
  validateSearch: searchOf('step', 'container', 'tab', 'view'),
  component: lazyRouteComponent(() => import('./wizard/DraftPage'), 'DraftPage'),
});

const newDraft = createRoute({
  getParentRoute: () => root,
  path: '/drafts/new',
  validateSearch: searchOf('from', 'cluster'),
  component: lazyRouteComponent(() => import('./pages/create/CreatePage'), 'CreatePage'),
});

const clusters = createRoute({
  getParentRoute: () => root,
  path: '/clusters',
  validateSearch: searchOf('label', 'state', 'view', 'group', 'cursor'),
  component: lazyRouteComponent(() => import('./pages/clusters/ClustersPage'), 'ClustersPage'),
});

const cluster = createRoute({
  getParentRoute: () => root,
  path: '/clusters/$id',
  validateSearch: searchOf('tab', 'kind', 'cursor'),
  component: lazyRouteComponent(() => import('./pages/cluster/ClusterPage'), 'ClusterPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: searchOf('text', 'action', 'outcome', 'cluster', 'actor', 'workload', 'draft', 'from', 'to', 'cursor'),
  component: lazyRouteComponent(() => import('./pages/audit/AuditPage'), 'AuditPage'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: searchOf('from', 'to', 'cluster', 'workload', 'cursor'),
  component: lazyRouteComponent(() => import('./pages/compare/ComparePage'), 'ComparePage'),
});

const access = createRoute({
  getParentRoute: () => root,
  path: '/access',
  validateSearch: searchOf('tab', 'cursor'),
  component: lazyRouteComponent(() => import('./pages/access/AccessPage'), 'AccessPage'),
});

export const routeTree = root.addChildren([
  home,
  workloads,
  workload,
  deployment,
  drafts,
  draft,
  newDraft,
  clusters,
  cluster,
  audit,
  compare,
  access,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
