import type { Kind } from './field';

/** What the server's table doesn't say, because it is only how a field looks on this page. */
export interface Presentation {
  /** Instead of the kind by the field's type. */
  kind?: Kind;
  /** The kind of inventory that offers names. */
  offers?: string;
  /** Shown only while a neighbouring field has one of these values. */
  when?: { neighbour: string; is: string[] };
  /** Not shown while this neighbouring field has a value. */
  unless?: string;
}

const FLAG: Presentation = { kind: 'flag' };
const CLUSTERS: Presentation = { kind: 'clusters' };
const CONFIG_MAPS: Presentation = { offers: 'configmaps' };
const SECRETS: Presentation = { offers: 'secrets' };
const onlyFor = (...is: string[]): Presentation => ({ when: { neighbour: 'type', is } });

/** By the end of the field's step and path; all other fields look as their type says. */
export const PRESENTATIONS: Record<string, Presentation> = {
  'basics/description': { kind: 'lines' },
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
  '/env/*/value': { unless: 'valueFrom' },
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
