import { address, read, write } from '../api.js';
import { asSent } from './document.js';

/** A draft as this page holds it: what was read, what the person changed since, and the version it rests on. */
export class Draft {
  static async load(id) {
    return new Draft(await read(address(`/drafts/${id}`)));
  }

  constructor(found) {
    this.take(found);
    this.changed = new Set();
  }

  take(found) {
    this.id = found.id;
    this.found = found;
    this.version = found.version;
    this.violations = groupBy(found.violations ?? []);
    this.warnings = groupBy(found.warnings ?? []);
    this.docs = Object.fromEntries(Object.entries(found.steps ?? {}).map(([step, kept]) => [step, asSent(kept.document, kept.defaulted)]));
  }

  form(step, touched) {
    this.docs[step] ??= {};
    const touch = () => { this.changed.add(step); touched?.(); };
    return { doc: this.docs[step], defaults: this.found.steps?.[step]?.document ?? {}, touched: touch };
  }

  stateOf(step) {
    return this.found.steps?.[step]?.state ?? 'untouched';
  }

  allViolations() {
    return Object.entries(this.violations).flatMap(([step, broken]) => broken.map((rule) => ({ ...rule, step: rule.step ?? step })));
  }

  /** Sends a step as it stands; the answer's violations replace the step's own. */
  async save(step) {
    // Before it is sent: what is typed meanwhile is a change again.
    this.changed.delete(step);
    const told = await this.put(step);
    this.version = told.version;
    this.violations[step] = told.violations ?? [];
    this.warnings[step] = told.warnings ?? [];
    this.found.steps ??= {};
    this.found.steps[step] = { ...this.found.steps[step], state: told.state };
    return told;
  }

  async put(step) {
    try {
      return await write('PUT', `/api/v1/drafts/${this.id}/steps/${step}`, { body: this.docs[step], version: this.version });
    } catch (problem) {
      this.changed.add(step);
      throw problem;
    }
  }

  /** Somebody else was faster: rest on what they made, and keep what was typed here in this step. */
  async keepMine(step) {
    const mine = this.docs[step];
    this.take(await read(address(`/drafts/${this.id}`)));
    this.docs[step] = mine;
    this.changed.add(step);
  }

  async reopen() {
    await write('POST', `/api/v1/drafts/${this.id}:reopen`, { body: {}, version: this.version });
    this.take(await read(address(`/drafts/${this.id}`)));
  }

  async submit(reason) {
    return write('POST', `/api/v1/drafts/${this.id}:submit`, { body: { reason }, version: this.version });
  }
}

function groupBy(violations) {
  return Object.groupBy(violations, (broken) => broken.step ?? 'draft');
}
