import { acknowledged, rowsOf, type Field } from './field';

const row = rowsOf('containers', '', { tab: 'pod' });
const security = rowsOf('containers', '/podSecurity', { tab: 'pod', section: 'Security of the pod' });

/** Keys of a ConfigMap or Secret as files. */
function files(at: string): Field[] {
  return [
    row(`${at}/items`, 'Keys as files', 'list', { help: 'All keys if empty.' }),
    row(`${at}/items/*/key`, 'Key', 'text'),
    row(`${at}/items/*/path`, 'File', 'text'),
    row(`${at}/items/*/mode`, 'Mode', 'number', { help: 'Decimal, as in Kubernetes: 384 is 0600.' }),
  ];
}

const source = '/volumes/*/projected/sources/*';

const PROJECTED: Field[] = [
  row('/volumes/*/projected/defaultMode', 'Default mode', 'number', { default: 420, help: 'Decimal, as in Kubernetes: 384 is 0600.' }),
  row('/volumes/*/projected/sources', 'Sources', 'list'),
  row(source, 'Source', 'oneOf', { options: ['serviceAccountToken', 'downwardAPI', 'configMap', 'secret'] }),
  row(`${source}/serviceAccountToken/audience`, 'Audience', 'text'),
  row(`${source}/serviceAccountToken/expirationSeconds`, 'Expires after', 'number', { unit: 's', default: 3600 }),
  row(`${source}/serviceAccountToken/path`, 'File', 'text'),
  row(`${source}/downwardAPI/items`, 'Files', 'list'),
  row(`${source}/downwardAPI/items/*/path`, 'File', 'text'),
  row(`${source}/downwardAPI/items/*`, 'Content', 'oneOf', { options: ['fieldRef', 'resourceFieldRef'] }),
  row(`${source}/downwardAPI/items/*/fieldRef/fieldPath`, 'Field of the pod', 'text'),
  row(`${source}/downwardAPI/items/*/resourceFieldRef/containerName`, 'Of container', 'text'),
  row(`${source}/downwardAPI/items/*/resourceFieldRef/resource`, 'Resource', 'text'),
  row(`${source}/downwardAPI/items/*/resourceFieldRef/divisor`, 'Divisor', 'text', { help: 'Such as 1m or 1Mi.' }),
  row(`${source}/downwardAPI/items/*/mode`, 'Mode', 'number', { help: 'Decimal, as in Kubernetes: 384 is 0600.' }),
  row(`${source}/configMap/name`, 'ConfigMap', 'text', { offers: 'configmaps' }),
  ...files(`${source}/configMap`),
  row(`${source}/configMap/optional`, 'Optional', 'flag', { default: false }),
  row(`${source}/secret/name`, 'Secret', 'text', { offers: 'secrets' }),
  ...files(`${source}/secret`),
  row(`${source}/secret/optional`, 'Optional', 'flag', { default: false }),
];

const HOST_PATH_TYPES = ['', 'DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'];

export const POD: Field[] = [
  row('/imagePullSecrets', 'Pull secrets', 'texts', { help: 'Names of Secrets, one a line.' }),
  row('/volumes', 'Volumes', 'list', { help: 'Named here, and mounted in a container on its tab “Storage”.' }),
  row('/volumes/*/name', 'Volume name', 'text'),
  row('/volumes/*', 'Kind', 'oneOf', { options: ['hostPath', 'emptyDir', 'configMap', 'secret', 'persistentVolumeClaim', 'projected'] }),
  row('/volumes/*/hostPath/path', 'Path on the node', 'text'),
  row('/volumes/*/hostPath/type', 'Required there', 'choice', { options: HOST_PATH_TYPES, default: '' }),
  row('/volumes/*/emptyDir/medium', 'Medium', 'choice', {
    options: ['', 'Memory', 'HugePages', 'HugePages-2Mi', 'HugePages-1Gi'],
    default: '',
  }),
  row('/volumes/*/emptyDir/sizeLimit', 'Size limit', 'text', { help: 'Such as 1Gi.' }),
  row('/volumes/*/configMap/name', 'ConfigMap', 'text', { offers: 'configmaps' }),
  ...files('/volumes/*/configMap'),
  row('/volumes/*/configMap/defaultMode', 'Default mode', 'number', { default: 420, help: 'Decimal, as in Kubernetes: 384 is 0600.' }),
  row('/volumes/*/configMap/optional', 'Optional', 'flag', { default: false }),
  row('/volumes/*/secret/secretName', 'Secret', 'text', { offers: 'secrets' }),
  ...files('/volumes/*/secret'),
  row('/volumes/*/secret/defaultMode', 'Default mode', 'number', { default: 420, help: 'Decimal, as in Kubernetes: 384 is 0600.' }),
  row('/volumes/*/secret/optional', 'Optional', 'flag', { default: false }),
  row('/volumes/*/persistentVolumeClaim/claimName', 'Claim', 'text', { offers: 'claims', help: 'All pods of the DaemonSet share it.' }),
  row('/volumes/*/persistentVolumeClaim/readOnly', 'Read only', 'flag', { default: false }),
  ...PROJECTED,
  ...acknowledged('containers', 'pod'),
  security('/runAsUser', 'User', 'number'),
  security('/runAsGroup', 'Group', 'number'),
  security('/runAsNonRoot', 'Not as root', 'flag'),
  security('/fsGroup', 'Group of volumes', 'number'),
  security('/supplementalGroups', 'Further groups', 'json', { help: 'A JSON list of numbers, such as [1000].' }),
  security('/sysctls', 'Kernel parameters', 'list'),
  security('/sysctls/*/name', 'Parameter', 'text'),
  security('/sysctls/*/value', 'Value', 'text'),
];
