import { expect, it } from 'vitest';
import { imageParts } from './imageParts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

it.each([
  ['nginx', { registry: 'docker.io', repository: 'nginx' }],
  ['library/nginx:1.27', { registry: 'docker.io', repository: 'library/nginx', tag: '1.27' }],
  ['quay.io/prometheus/node-exporter:v1.8.2', { registry: 'quay.io', repository: 'prometheus/node-exporter', tag: 'v1.8.2' }],
  ['localhost:5000/app', { registry: 'localhost:5000', repository: 'app' }],
  ['registry:5000/team/app:2@' + DIGEST, { registry: 'registry:5000', repository: 'team/app', tag: '2', digest: DIGEST }],
  [`ghcr.io/team/app@${DIGEST}`, { registry: 'ghcr.io', repository: 'team/app', digest: DIGEST }],
])('reads %s', (reference, parts) => {
  expect(imageParts(reference)).toEqual(parts);
});

it.each(['', 'Nginx', 'nginx:', 'quay.io/', 'nginx@sha256:abc', 'a b', 'nginx:1.27 '])('reads nothing from %j', (reference) => {
  expect(imageParts(reference)).toBeNull();
});
