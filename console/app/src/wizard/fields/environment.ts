import { rowsOf, type Field } from './field';

export function environment(base: string): Field[] {
  const row = rowsOf('containers', base, { tab: 'environment' });
  return [
    row('/env', 'Variables', 'list', { help: 'No passwords or tokens: they would stay in the ledger for ever. Refer to a Secret.' }),
    row('/env/*/name', 'Variable', 'text'),
    row('/env/*', 'Value from', 'oneOf', {
      options: ['value', 'valueFrom/fieldRef', 'valueFrom/resourceFieldRef', 'valueFrom/configMapKeyRef', 'valueFrom/secretKeyRef'],
    }),
    row('/env/*/value', 'Value', 'text'),
    row('/env/*/valueFrom/fieldRef/fieldPath', 'Field of the pod', 'text', { help: "Such as spec.nodeName or metadata.labels['app']." }),
    row('/env/*/valueFrom/resourceFieldRef/resource', 'Resource', 'text', { help: 'Such as limits.cpu.' }),
    row('/env/*/valueFrom/resourceFieldRef/containerName', 'Of container', 'text', { help: 'This one if empty.' }),
    row('/env/*/valueFrom/resourceFieldRef/divisor', 'Divisor', 'text', { help: 'Such as 1m or 1Mi.' }),
    row('/env/*/valueFrom/configMapKeyRef/name', 'ConfigMap', 'text', { offers: 'configmaps' }),
    row('/env/*/valueFrom/configMapKeyRef/key', 'Key', 'text'),
    row('/env/*/valueFrom/configMapKeyRef/optional', 'Optional', 'flag', { default: false }),
    row('/env/*/valueFrom/secretKeyRef/name', 'Secret', 'text', { offers: 'secrets' }),
    row('/env/*/valueFrom/secretKeyRef/key', 'Key', 'text'),
    row('/env/*/valueFrom/secretKeyRef/optional', 'Optional', 'flag', { default: false }),
    row('/envFrom', 'Whole ConfigMaps and Secrets', 'list'),
    row('/envFrom/*/prefix', 'Prefix', 'text'),
    row('/envFrom/*', 'From', 'oneOf', { options: ['configMapRef', 'secretRef'] }),
    row('/envFrom/*/configMapRef/name', 'ConfigMap', 'text', { offers: 'configmaps' }),
    row('/envFrom/*/configMapRef/optional', 'Optional', 'flag', { default: false }),
    row('/envFrom/*/secretRef/name', 'Secret', 'text', { offers: 'secrets' }),
    row('/envFrom/*/secretRef/optional', 'Optional', 'flag', { default: false }),
  ];
}
