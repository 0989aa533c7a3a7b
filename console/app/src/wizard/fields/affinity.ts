import { rowsOf, type Field } from './field';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

const row = rowsOf('advanced', '/scheduling/affinity', { tab: 'scheduling' });

/** Requirements on labels or fields. */
function requirements(at: string, label: string, operators: string[]): Field[] {
  return [
    row(at, label, 'list'),
    row(`${at}/*/key`, 'Key', 'text'),
    row(`${at}/*/operator`, 'Operator', 'choice', { options: operators }),
    row(`${at}/*/values`, 'Values', 'texts', { help: 'One a line.' }),
  ];
}

const NODE_OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];
const SET_OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

function nodeTerm(at: string): Field[] {
  return [
    ...requirements(`${at}/matchExpressions`, 'Node labels', NODE_OPERATORS),
    ...requirements(`${at}/matchFields`, 'Node names', ['In', 'NotIn']),
  ];
}

function podTerm(at: string): Field[] {
  return [
    row(`${at}/labelSelector/matchLabels`, 'Pods with labels', 'pairs'),
    ...requirements(`${at}/labelSelector/matchExpressions`, 'Pods that match', SET_OPERATORS),
    row(`${at}/namespaces`, 'Namespaces', 'texts', { help: 'The workload’s own if empty.' }),
    row(`${at}/topologyKey`, 'Topology key', 'text', { default: 'kubernetes.io/hostname' }),
  ];
}

function podAffinity(name: 'podAffinity' | 'podAntiAffinity', required: string, preferred: string): Field[] {
  return [
    row(`/${name}/${REQUIRED}`, required, 'list'),
    ...podTerm(`/${name}/${REQUIRED}/*`),
    row(`/${name}/${PREFERRED}`, preferred, 'list'),
    row(`/${name}/${PREFERRED}/*/weight`, 'Weight', 'number', { help: '1–100.' }),
    ...podTerm(`/${name}/${PREFERRED}/*/podAffinityTerm`),
  ];
}

export const AFFINITY: Field[] = [
  row(`/nodeAffinity/${REQUIRED}/nodeSelectorTerms`, 'Only on nodes that match one of', 'list'),
  ...nodeTerm(`/nodeAffinity/${REQUIRED}/nodeSelectorTerms/*`),
  row(`/nodeAffinity/${PREFERRED}`, 'Rather on nodes that match', 'list'),
  row(`/nodeAffinity/${PREFERRED}/*/weight`, 'Weight', 'number', { help: '1–100.' }),
  ...nodeTerm(`/nodeAffinity/${PREFERRED}/*/preference`),
  ...podAffinity('podAffinity', 'Only beside pods', 'Rather beside pods'),
  ...podAffinity('podAntiAffinity', 'Never beside pods', 'Rather not beside pods'),
];
