import type { Kind } from './field';

/** What the server's table doesn't say, because it is only how a field looks on this page. */
export interface Presentation {
  /** Instead of the kind by the field's type. */
  kind?: Kind;
  /** What offers names: a kind of inventory, the labels of nodes, or a path in the draft, with its step. */
  offers?: string;
  /** Shown only while a neighbouring field has one of these values. */
  when?: { neighbour: string; is: string[] };
  /** What a failing health check does, which is said with the time that its numbers mean. */
  onFailure?: 'restart' | 'noTraffic' | 'restartOfStart';
  /** Not shown while this neighbouring field has a value. */
  unless?: string;
}

const FLAG: Presentation = { kind: 'flag' };
const CLUSTERS: Presentation = { kind: 'clusters' };
const CONFIG_MAPS: Presentation = { offers: 'configmaps' };
const SECRETS: Presentation = { offers: 'secrets' };
const NODE_LABELS: Presentation = { offers: 'nodeLabels' };
const CONTAINERS: Presentation = { offers: '/containers/containers/*/name' };
const onlyFor = (...is: string[]): Presentation => ({ when: { neighbour: 'type', is } });

/** By the end of the field's step and path; all other fields look as their type says. */
export const PRESENTATIONS: Record<string, Presentation> = {
  'basics/description': { kind: 'lines' },
  '*/image': { kind: 'image' },
  'basics/namespace': { offers: 'namespaces' },
  // Absent means off.
  '*/stdin': FLAG,
  '*/tty': FLAG,
  '/optional': FLAG,
  '/readOnlyRootFilesystem': FLAG,
  '/hostNetwork': FLAG,
  '/hostPID': FLAG,
  '/hostIPC': FLAG,
  '/shareProcessNamespace': FLAG,
  '/publishNotReadyAddresses': FLAG,
  '/clusters/rest': FLAG,
  // Its default holds only where an approval is asked for.
  '/approval/required': { kind: 'switch' },
  'placement/clusters': CLUSTERS,
  'placement/exclude': CLUSTERS,
  '/clusters/names': CLUSTERS,
  '/configMap/name': CONFIG_MAPS,
  '/configMapRef/name': CONFIG_MAPS,
  '/configMapKeyRef/name': CONFIG_MAPS,
  '/secret/name': SECRETS,
  '/secret/secretName': SECRETS,
  '/secretRef/name': SECRETS,
  '/secretKeyRef/name': SECRETS,
  '/claimName': { offers: 'claims' },
  '/priorityClassName': { offers: 'priorityclasses' },
  '/runtimeClassName': { offers: 'runtimeclasses' },
  '/serviceAccountName': { offers: 'serviceaccounts' },
  '/nodeSelector': NODE_LABELS,
  '/nodeSelectorTerms/*/matchExpressions/*/key': NODE_LABELS,
  '/preference/matchExpressions/*/key': NODE_LABELS,
  '/topologyKey': NODE_LABELS,
  '/mounts/*/volume': { offers: '/containers/volumes/*/name' },
  '/resourceFieldRef/containerName': CONTAINERS,
  '/overrides/*/env': CONTAINERS,
  '/overrides/*/resources': CONTAINERS,
  '/overrides/*/imageTag': CONTAINERS,
  '/httpGet/port': { offers: '/containers/containers/*/ports/*/name' },
  '/tcpSocket/port': { offers: '/containers/containers/*/ports/*/name' },
  '/targetPort': { offers: '/containers/containers/*/ports/*/name' },
  '/env/*/value': { unless: 'valueFrom' },
  '/probes/liveness': { onFailure: 'restart' },
  '/probes/readiness': { onFailure: 'noTraffic' },
  '/probes/startup': { onFailure: 'restartOfStart' },
  '/localhostProfile': onlyFor('Localhost'),
  // The server knows it only to say that it is never allowed.
  '/readiness/terminationGracePeriodSeconds': onlyFor(),
  '/externalTrafficPolicy': onlyFor('NodePort', 'LoadBalancer'),
  '/loadBalancerClass': onlyFor('LoadBalancer'),
  '/loadBalancerIP': onlyFor('LoadBalancer'),
  '/loadBalancerSourceRanges': onlyFor('LoadBalancer'),
  '/externalName': onlyFor('ExternalName'),
  '/sessionAffinity/timeoutSeconds': onlyFor('ClientIP'),
};

export function presentationOf(place: string): Presentation | undefined {
  const end = Object.keys(PRESENTATIONS).find((known) => place.endsWith(known));
  return end === undefined ? undefined : PRESENTATIONS[end];
}
