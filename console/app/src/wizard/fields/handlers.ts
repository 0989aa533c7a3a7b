import { rowsOf, type Field, type More } from './field';

/** What a hook or a probe does: a command or an HTTP request. */
export function handler(base: string, at: string, common: More): Field[] {
  const row = rowsOf('containers', base + at, common);
  return [
    row('/exec/command', 'Command', 'texts', { help: 'One word a line.' }),
    row('/httpGet/path', 'Path', 'text', { default: '/' }),
    row('/httpGet/port', 'Port', 'numberOrText', { help: 'A number, or the name of a port of this container.' }),
    row('/httpGet/scheme', 'Scheme', 'choice', { options: ['HTTP', 'HTTPS'], default: 'HTTP' }),
    row('/httpGet/host', 'Host', 'text', { help: 'The pod’s IP if empty.' }),
    row('/httpGet/httpHeaders', 'HTTP headers', 'list'),
    row('/httpGet/httpHeaders/*/name', 'Header', 'text'),
    row('/httpGet/httpHeaders/*/value', 'Value', 'text'),
  ];
}

const TITLES = { liveness: 'Liveness probe', readiness: 'Readiness probe', startup: 'Startup probe' };

/** A health check. */
export function probe(base: string, name: keyof typeof TITLES): Field[] {
  const common = { tab: 'health', section: TITLES[name] };
  const row = rowsOf('containers', `${base}/probes/${name}`, common);
  return [
    row('', TITLES[name], 'oneOf', { options: ['httpGet', 'tcpSocket', 'exec', 'grpc'] }),
    ...handler(base, `/probes/${name}`, common),
    row('/tcpSocket/port', 'Port', 'numberOrText', { help: 'A number, or the name of a port of this container.' }),
    row('/grpc/port', 'Port', 'number'),
    row('/grpc/service', 'gRPC service', 'text'),
    row('/initialDelaySeconds', 'Initial delay', 'number', { unit: 's', default: 0 }),
    row('/periodSeconds', 'Period', 'number', { unit: 's', default: 10 }),
    row('/timeoutSeconds', 'Timeout', 'number', { unit: 's', default: 1 }),
    row('/successThreshold', 'Success threshold', 'number', { default: 1 }),
    row('/failureThreshold', 'Failure threshold', 'number', { default: 3 }),
    ...(name === 'readiness'
      ? []
      : [row('/terminationGracePeriodSeconds', 'Grace period', 'number', { unit: 's', help: 'That of the pod if empty.' })]),
  ];
}
