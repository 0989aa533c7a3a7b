import { rowsOf, type Field } from './field';
import { environment } from './environment';
import { probe, handler } from './handlers';

function basic(base: string): Field[] {
  const row = rowsOf('containers', base, { tab: 'basic' });
  const resources = rowsOf('containers', base, { tab: 'basic', section: 'Resources' });
  return [
    row('/name', 'Container name', 'text', { help: '4–63 characters: a–z, 0–9 and -, starting with a letter.' }),
    row('/image', 'Image', 'text', { help: 'Registry, repository and tag, such as quay.io/prometheus/node-exporter:v1.8.2.' }),
    row('/alwaysPull', 'Always pull', 'flag', { default: true, help: 'Otherwise only when the node lacks the image.' }),
    row('/privileged', 'Privileged', 'flag', { default: false, help: 'Makes the container root on the node.' }),
    resources('/resources/cpu/request', 'CPU request', 'text', { default: '250m' }),
    resources('/resources/cpu/limit', 'CPU limit', 'text', { default: '250m' }),
    resources('/resources/memory/request', 'Memory request', 'text', { default: '512Mi' }),
    resources('/resources/memory/limit', 'Memory limit', 'text', { default: '512Mi' }),
    resources('/resources/gpu/resource', 'GPU resource', 'text', { help: 'Such as nvidia.com/gpu.' }),
    resources('/resources/gpu/count', 'GPUs', 'number'),
    row('/ports', 'Ports', 'list'),
    row('/ports/*/name', 'Port name', 'text'),
    row('/ports/*/containerPort', 'Container port', 'number'),
    row('/ports/*/hostPort', 'Host port', 'number'),
    row('/ports/*/hostIP', 'Host IP', 'text'),
    row('/ports/*/protocol', 'Protocol', 'choice', { options: ['TCP', 'UDP', 'SCTP'], default: 'TCP' }),
    row('/workingDir', 'Working directory', 'text', { help: 'An absolute path; that of the image if empty.' }),
    row('/stdin', 'Standard input', 'flag', { default: false }),
    row('/tty', 'Terminal', 'flag', { default: false }),
  ];
}

function lifecycle(base: string): Field[] {
  const row = rowsOf('containers', base, { tab: 'lifecycle' });
  return [
    row('/lifecycle/command', 'Start command', 'texts', { help: 'One word a line; that of the image if empty.' }),
    row('/lifecycle/args', 'Arguments', 'texts', { help: 'One argument a line.' }),
  ];
}

function hooks(base: string): Field[] {
  const row = rowsOf('containers', base, { tab: 'lifecycle' });
  return [
    row('/lifecycle/postStart', 'After start', 'oneOf', { options: ['exec', 'httpGet', 'sleep'] }),
    ...handler(base, '/lifecycle/postStart', { tab: 'lifecycle' }),
    row('/lifecycle/postStart/sleep/seconds', 'Sleep', 'number', { unit: 's' }),
    row('/lifecycle/preStop', 'Before stop', 'oneOf', { options: ['exec', 'httpGet', 'sleep'] }),
    ...handler(base, '/lifecycle/preStop', { tab: 'lifecycle' }),
    row('/lifecycle/preStop/sleep/seconds', 'Sleep', 'number', { unit: 's' }),
  ];
}

function storage(base: string): Field[] {
  const row = rowsOf('containers', base, { tab: 'storage' });
  return [
    row('/mounts', 'Mounts', 'list', { help: 'Volumes are named on the tab “Pod”.' }),
    row('/mounts/*/volume', 'Volume', 'text'),
    row('/mounts/*/mountPath', 'Path in the container', 'text'),
    row('/mounts/*/subPath', 'Path in the volume', 'text'),
    row('/mounts/*/subPathExpr', 'Path in the volume, with variables', 'text', {
      help: 'Such as $(NODE); not together with the path above.',
    }),
    row('/mounts/*/readOnly', 'Read only', 'flag', { default: false }),
    row('/mounts/*/mountPropagation', 'Propagation', 'choice', { options: ['None', 'HostToContainer', 'Bidirectional'], default: 'None' }),
  ];
}

function security(base: string): Field[] {
  const row = rowsOf('containers', `${base}/security`, { tab: 'security' });
  return [
    row('/runAsUser', 'User', 'number'),
    row('/runAsGroup', 'Group', 'number'),
    row('/runAsNonRoot', 'Not as root', 'flag'),
    row('/readOnlyRootFilesystem', 'Read-only root file system', 'flag'),
    row('/allowPrivilegeEscalation', 'Allow privilege escalation', 'flag', { default: true }),
    row('/capabilities/add', 'Add capabilities', 'texts', { help: 'One a line, such as NET_BIND_SERVICE.' }),
    row('/capabilities/drop', 'Drop capabilities', 'texts', { help: 'One a line, or ALL.' }),
    row('/seccompProfile/type', 'Seccomp profile', 'choice', { options: ['RuntimeDefault', 'Localhost', 'Unconfined'] }),
    row('/seccompProfile/localhostProfile', 'Seccomp profile’s path', 'text', { when: { neighbour: '/type', is: ['Localhost'] } }),
    row('/seLinuxOptions/user', 'SELinux user', 'text'),
    row('/seLinuxOptions/role', 'SELinux role', 'text'),
    row('/seLinuxOptions/type', 'SELinux type', 'text'),
    row('/seLinuxOptions/level', 'SELinux level', 'text'),
  ];
}

function logs(base: string): Field[] {
  const row = rowsOf('containers', `${base}/logs`, { tab: 'logs' });
  return [
    row('/stdout', 'Collect standard output', 'flag', { default: true }),
    row('/files', 'Log files', 'texts', { help: 'One file or pattern a line, such as /var/log/app/*.log.' }),
    row('/collector', 'Log collector', 'text', { help: 'A profile’s name; the configured one if empty.' }),
  ];
}

/** What both kinds of container have; hooks and probes are allowed for containers only. */
const fieldsOf = (base: string, onlyForContainers: Field[]): Field[] => [
  ...basic(base),
  ...lifecycle(base),
  ...onlyForContainers,
  ...environment(base),
  ...storage(base),
  ...security(base),
  ...logs(base),
];

const PROBES = (['liveness', 'readiness', 'startup'] as const).flatMap((name) => probe('/containers/*', name));

export const CONTAINERS: Field[] = [
  { step: 'containers', pointer: '/containers', label: 'Containers', kind: 'list' },
  ...fieldsOf('/containers/*', [...hooks('/containers/*'), ...PROBES]),
  { step: 'containers', pointer: '/initContainers', label: 'Init containers', kind: 'list' },
  ...fieldsOf('/initContainers/*', []),
];
