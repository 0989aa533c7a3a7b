import { tabOf, type TabName } from '../fields/tabs';
import type { Finding } from './session';

/** Where a finding is shown: its step, the container or other list item, and the tab. */
export interface Place {
  step: string;
  /** `0`, `init-0`, or `pod` for what the containers share; none in other steps. */
  container?: string;
  tab?: TabName;
  pointer: string;
}

export function placeOf(step: string, pointer: string): Place {
  const container = /^\/(containers|initContainers)\/(\d+)/.exec(pointer);
  const tab = tabOf(step, pointer);
  if (tab === 'pod') return { step, container: 'pod', pointer };
  if (!container) return { step, tab, pointer };
  return { step, container: container[1] === 'containers' ? container[2] : `init-${container[2]}`, tab, pointer };
}

/** The findings of a step that are on a tab, of a container if one is named. */
export function onTab(findings: Finding[], step: string, tab: TabName, container?: string): Finding[] {
  return findings.filter((finding) => {
    const place = placeOf(step, finding.pointer);
    return place.tab === tab && place.container === container;
  });
}

export function inContainer(findings: Finding[], container: string): Finding[] {
  return findings.filter((finding) => placeOf('containers', finding.pointer).container === container);
}

/** The id of the element for a place of a document. */
export function idOf(pointer: string): string {
  return `field${pointer.replace(/[^\w-]/g, '-')}`;
}

/** Moves the focus to the field of a finding, or to the nearest around it that is shown. */
export function focusField(pointer: string): void {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    const element = document.getElementById(idOf(at));
    if (!element) continue;
    const control = element.matches('input, select, textarea, button')
      ? element
      : element.querySelector<HTMLElement>('input, select, textarea, button');
    (control ?? element).focus();
    element.scrollIntoView({ block: 'center' });
    return;
  }
}
