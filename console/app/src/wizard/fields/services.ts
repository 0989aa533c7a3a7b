import { acknowledged, rowsOf, type Field } from './field';

const row = rowsOf('services', '/services/*');
const onlyFor = (...is: string[]) => ({ when: { neighbour: '/type', is } });

export const SERVICES: Field[] = [
  {
    step: 'services',
    pointer: '/services',
    label: 'Services',
    kind: 'list',
    help: 'None is needed for pods that are reached on their node.',
  },
  row('/type', 'Access type', 'choice', {
    options: ['ClusterIP', 'NodePort', 'LoadBalancer', 'Headless', 'ExternalName'],
    default: 'ClusterIP',
  }),
  row('/name', 'Service name', 'text', { help: 'The workload’s name if empty.' }),
  row('/ports', 'Ports', 'list'),
  row('/ports/*/name', 'Port name', 'text', { help: 'Needed when there are several.' }),
  row('/ports/*/protocol', 'Protocol', 'choice', { options: ['TCP', 'UDP', 'SCTP'], default: 'TCP' }),
  row('/ports/*/port', 'Service port', 'number'),
  row('/ports/*/targetPort', 'Container port', 'numberOrText', { help: 'A number or a port’s name; the service port if empty.' }),
  row('/ports/*/nodePort', 'Node port', 'number', { help: 'For NodePort and LoadBalancer; the cluster chooses if empty.' }),
  row('/selector', 'Selector', 'pairs', { help: 'The workload’s selector if empty.' }),
  row('/externalTrafficPolicy', 'External traffic', 'choice', {
    options: ['Cluster', 'Local'],
    default: 'Cluster',
    ...onlyFor('NodePort', 'LoadBalancer'),
  }),
  row('/internalTrafficPolicy', 'Internal traffic', 'choice', {
    options: ['Cluster', 'Local'],
    default: 'Cluster',
    help: 'Local, to the pod of the same node, is what most DaemonSets need.',
  }),
  row('/sessionAffinity/type', 'Session affinity', 'choice', { options: ['None', 'ClientIP'], default: 'None' }),
  row('/sessionAffinity/timeoutSeconds', 'Session time', 'number', { unit: 's', ...onlyFor('ClientIP') }),
  row('/loadBalancerClass', 'Load balancer class', 'text', onlyFor('LoadBalancer')),
  row('/loadBalancerIP', 'Load balancer address', 'text', onlyFor('LoadBalancer')),
  row('/loadBalancerSourceRanges', 'Source ranges', 'texts', {
    help: 'One range a line, such as 198.51.100.0/24.',
    ...onlyFor('LoadBalancer'),
  }),
  row('/externalName', 'External name', 'text', onlyFor('ExternalName')),
  row('/ipFamilyPolicy', 'IP family policy', 'choice', { options: ['SingleStack', 'PreferDualStack', 'RequireDualStack'] }),
  row('/ipFamilies', 'IP families', 'texts', { help: 'IPv4 or IPv6, one a line.' }),
  row('/publishNotReadyAddresses', 'Publish addresses that aren’t ready', 'flag', { default: false }),
  row('/labels', 'Labels', 'pairs'),
  row('/annotations', 'Annotations', 'pairs'),
  ...acknowledged('services'),
];
