import { AFFINITY } from './affinity';
import { acknowledged, rowsOf, type Field } from './field';

const upgrade = rowsOf('advanced', '/upgrade', { tab: 'upgrade' });
const scheduling = rowsOf('advanced', '/scheduling', { tab: 'scheduling' });
const labels = rowsOf('advanced', '', { tab: 'labels' });
const dns = rowsOf('advanced', '/dns', { tab: 'dns' });

export const ADVANCED: Field[] = [
  upgrade('/method', 'Method', 'choice', {
    options: ['Rolling', 'Replace', 'OnDelete'],
    default: 'Rolling',
    help: 'Rolling: one node’s pod is away while it is replaced, unless the surge is above 0. Replace: all at once. OnDelete: when somebody deletes a pod.',
  }),
  upgrade('/maxUnavailable', 'Max unavailable', 'numberOrText', {
    default: '25%',
    help: 'A number or a percentage of the desired pods; 0 exactly when the surge is above 0.',
  }),
  upgrade('/maxSurge', 'Max surge', 'numberOrText', { default: 0, help: 'A number or a percentage. Not with host ports.' }),
  upgrade('/revisionHistoryLimit', 'Retained versions', 'number', { default: 10 }),
  upgrade('/minReadySeconds', 'Minimum ready time', 'number', { unit: 's', default: 0 }),
  upgrade('/terminationGracePeriodSeconds', 'Scale-in window', 'number', { unit: 's', default: 30 }),
  scheduling('/tolerations', 'Tolerations', 'list', { help: 'Those that the DaemonSet controller adds by itself aren’t needed.' }),
  scheduling('/tolerations/*/key', 'Key', 'text', { help: 'Empty only with Exists.' }),
  scheduling('/tolerations/*/operator', 'Operator', 'choice', { options: ['Equal', 'Exists'], default: 'Equal' }),
  scheduling('/tolerations/*/value', 'Value', 'text'),
  scheduling('/tolerations/*/effect', 'Effect', 'choice', { options: ['', 'NoSchedule', 'PreferNoSchedule', 'NoExecute'], default: '' }),
  scheduling('/tolerations/*/tolerationSeconds', 'Tolerated for', 'number', { unit: 's', help: 'Only with NoExecute.' }),
  scheduling('/tolerationSeconds', 'Toleration time', 'number', {
    unit: 's',
    help: 'No effect on DaemonSets: their controller replaces these tolerations.',
  }),
  scheduling('/nodeSelector', 'Node selector', 'pairs'),
  ...AFFINITY,
  scheduling('/priorityClassName', 'Priority class', 'text', { offers: 'priorityclasses' }),
  scheduling('/runtimeClassName', 'Runtime class', 'text', { offers: 'runtimeclasses' }),
  scheduling('/serviceAccountName', 'Service account', 'text', { offers: 'serviceaccounts' }),
  scheduling('/automountServiceAccountToken', 'Mount the service account’s token', 'flag', { default: true }),
  scheduling('/hostNetwork', 'Network of the host', 'flag', { default: false }),
  scheduling('/hostPID', 'Processes of the host', 'flag', { default: false }),
  scheduling('/hostIPC', 'IPC of the host', 'flag', { default: false }),
  scheduling('/shareProcessNamespace', 'Share processes between containers', 'flag', { default: false }),
  labels('/labels', 'Labels of the workload', 'pairs'),
  labels('/annotations', 'Annotations of the workload', 'pairs'),
  labels('/podLabels', 'Labels of the pods', 'pairs'),
  labels('/podAnnotations', 'Annotations of the pods', 'pairs'),
  labels('/selector', 'Selector', 'pairs', {
    help: 'It can’t be changed later. By default it selects the workload’s own id, so it never matches other pods.',
  }),
  dns('/policy', 'DNS policy', 'choice', {
    options: ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
    default: 'ClusterFirst',
    help: 'None needs a name server.',
  }),
  dns('/nameservers', 'Name servers', 'texts', { help: 'At most 3 IP addresses, one a line.' }),
  dns('/searches', 'Search domains', 'texts', { help: 'One a line.' }),
  dns('/options', 'DNS options', 'list'),
  dns('/options/*/name', 'Option', 'text'),
  dns('/options/*/value', 'Value', 'text'),
  { step: 'advanced', pointer: '/hostAliases', label: 'Host aliases', kind: 'list', tab: 'dns' },
  { step: 'advanced', pointer: '/hostAliases/*/ip', label: 'IP address', kind: 'text', tab: 'dns' },
  { step: 'advanced', pointer: '/hostAliases/*/hostnames', label: 'Host names', kind: 'texts', tab: 'dns', help: 'One a line.' },
  ...acknowledged('advanced', 'labels'),
];
