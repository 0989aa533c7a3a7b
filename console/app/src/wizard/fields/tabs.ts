import type { en } from '../../i18n/en';

export type TabName = keyof typeof en.tabs;

/** The members of a container on each of its tabs. */
const CONTAINER_TABS: Partial<Record<TabName, string[]>> = {
  basic: ['name', 'image', 'alwaysPull', 'privileged', 'resources', 'ports', 'workingDir', 'stdin', 'tty'],
  lifecycle: ['lifecycle'],
  health: ['probes'],
  environment: ['env', 'envFrom'],
  storage: ['mounts'],
  security: ['security'],
  logs: ['logs'],
};

/** The members of a step's document on each of its tabs; the other steps have none. */
const STEP_TABS: Record<string, Partial<Record<TabName, string[]>>> = {
  containers: { pod: ['volumes', 'imagePullSecrets', 'podSecurity', 'acknowledged'] },
  advanced: {
    upgrade: ['upgrade'],
    scheduling: ['scheduling'],
    labels: ['selector', 'labels', 'annotations', 'podLabels', 'podAnnotations', 'acknowledged'],
    dns: ['dns', 'hostAliases'],
  },
  placement: {
    clusters: ['clusters', 'selector', 'all', 'exclude', 'joinLater', 'conflict', 'drift', 'driftIgnore', 'deletion'],
    overrides: ['overrides', 'acknowledged'],
    rollout: ['rollout'],
  },
};

const ORDER = [CONTAINER_TABS, ...Object.values(STEP_TABS)].flatMap((tabs) => Object.keys(tabs) as TabName[]);

/** The tab of a place in a step's document, or of a field by its path. What no tab names is on one of its own. */
export function tabOf(step: string, pointer: string): TabName | undefined {
  const [member, , ofContainer] = pointer.split('/').slice(1);
  if (step === 'containers' && (member === 'containers' || member === 'initContainers')) {
    return ofContainer === undefined ? 'basic' : (tabWith(CONTAINER_TABS, ofContainer) ?? 'more');
  }
  const tabs = STEP_TABS[step];
  if (!tabs || !member) return undefined;
  return tabWith(tabs, member) ?? (step === 'containers' ? 'pod' : 'more');
}

/** Tabs in the order in which they are shown. */
export function inOrder(tabs: Iterable<TabName>): TabName[] {
  const rank = (tab: TabName) => (ORDER.includes(tab) ? ORDER.indexOf(tab) : ORDER.length);
  return [...new Set(tabs)].sort((one, other) => rank(one) - rank(other));
}

function tabWith(tabs: Partial<Record<TabName, string[]>>, member: string): TabName | undefined {
  return (Object.keys(tabs) as TabName[]).find((tab) => tabs[tab]?.includes(member));
}
