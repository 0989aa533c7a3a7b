import { describe, expect, it } from 'vitest';
import { inContainer, onTab, placeOf } from './location';

const finding = (pointer: string) => ({ step: null, pointer, rule: 'R', message: 'm', remedy: 'r' });

describe('placeOf', () => {
  it('finds container and tab of a field', () => {
    expect(placeOf('containers', '/containers/1/env/0/name')).toMatchObject({ container: '1', tab: 'environment' });
    expect(placeOf('containers', '/initContainers/0/image')).toMatchObject({ container: 'init-0', tab: 'basic' });
    expect(placeOf('containers', '/volumes/0/name')).toMatchObject({ container: 'pod' });
  });

  it('finds the tab of a step without containers', () => {
    expect(placeOf('advanced', '/dns/nameservers/0')).toMatchObject({ tab: 'dns' });
    expect(placeOf('basics', '/name').tab).toBeUndefined();
  });

  it('puts what is about a container as a whole on its first tab', () => {
    expect(placeOf('containers', '/containers/0')).toMatchObject({ container: '0', tab: 'basic' });
  });
});

it('counts the findings of the second container on its own tabs only', () => {
  const findings = [
    finding('/containers/0/name'),
    finding('/containers/1/ports/0/containerPort'),
    finding('/containers/1/probes/liveness'),
    finding('/volumes/0'),
  ];
  expect(onTab(findings, 'containers', 'basic', '1')).toHaveLength(1);
  expect(onTab(findings, 'containers', 'health', '1')).toHaveLength(1);
  expect(inContainer(findings, '1')).toHaveLength(2);
  expect(inContainer(findings, 'pod')).toHaveLength(1);
});
