import type { Schemas } from '../../api/client';
import { Problem } from '../../api/problem';
import { STEPS, type Step } from '../fields/field';
import { asSent, withValue, type JsonObject } from './document';

export type Finding = Schemas['ProblemViolation'];
type Draft = Schemas['Draft'];

export interface DraftState {
  found: Draft;
  version: number;
  /** Each step as a person has sent it, or is about to. */
  documents: Record<Step, JsonObject>;
  violations: Record<Step, Finding[]>;
  warnings: Record<Step, Finding[]>;
  states: Record<Step, string>;
  unsaved: Step[];
  savedAt: Date | null;
  /** The step that couldn't be saved, because somebody else has changed the draft. */
  conflict: { step: Step; theirs: Draft } | null;
  problem: unknown;
}

/** What a session needs of the server. */
export interface DraftServer {
  save(step: Step, document: JsonObject, version: number): Promise<Schemas['SaveStepResult']>;
  read(): Promise<Draft>;
}

const AUTOSAVE_MILLIS = 1000;

const perStep = <Value>(of: (step: Step) => Value) => Object.fromEntries(STEPS.map((step) => [step, of(step)])) as Record<Step, Value>;

function stateOf(found: Draft): Omit<DraftState, 'savedAt' | 'problem'> {
  const findings = (all: Schemas['DraftFinding'][], step: Step) => all.filter((finding) => finding.step === step);
  return {
    found,
    version: found.version,
    documents: perStep((step) => asSent(found.steps[step]?.document, found.steps[step]?.defaulted ?? [])),
    violations: perStep((step) => findings(found.violations, step)),
    warnings: perStep((step) => findings(found.warnings, step)),
    states: perStep((step) => found.steps[step]?.state ?? 'untouched'),
    unsaved: [],
    conflict: null,
  };
}

/**
 * A draft as one page edits it. Changes are saved by themselves, one save after the other, since two at once would make the second one
 * stale. What somebody else saves in between becomes a conflict, in which nothing is lost until a person decides.
 */
export class DraftSession {
  private state: DraftState;
  private readonly listeners = new Set<() => void>();
  private saves: Promise<unknown> = Promise.resolve();
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    found: Draft,
    private readonly server: DraftServer,
  ) {
    this.state = { ...stateOf(found), savedAt: null, problem: null };
  }

  readonly subscribe = (tell: () => void) => {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  };

  readonly current = () => this.state;

  change(step: Step, pointer: string, value: unknown): void {
    this.update({
      documents: { ...this.state.documents, [step]: withValue(this.state.documents[step], pointer, value) },
      unsaved: [...this.state.unsaved.filter((other) => other !== step), step],
    });
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.saveAll(), AUTOSAVE_MILLIS);
  }

  /** Takes what was read from the server, unless something here isn't saved yet. */
  receive(found: Draft): void {
    if (found.version >= this.state.version && !this.state.unsaved.length && found !== this.state.found) this.update(stateOf(found));
  }

  /** Saves what isn't saved yet, and a step that nobody has touched if it is named. True if everything is saved now. */
  saveAll(untouched?: Step): Promise<boolean> {
    clearTimeout(this.waiting);
    const done = this.saves.then(async () => {
      const steps =
        untouched && this.state.states[untouched] === 'untouched' ? [...new Set([...this.state.unsaved, untouched])] : this.state.unsaved;
      for (const step of steps) {
        if (this.state.conflict || !(await this.save(step))) return false;
      }
      return !this.state.unsaved.length;
    });
    this.saves = done;
    return done;
  }

  /** Keeps their other steps, but this page's version of the step in conflict. */
  keepMine(): Promise<boolean> {
    const { conflict, documents, unsaved } = this.state;
    if (!conflict) return Promise.resolve(true);
    const theirs = stateOf(conflict.theirs);
    const mine = Object.fromEntries(unsaved.map((step) => [step, documents[step]]));
    this.update({ ...theirs, documents: { ...theirs.documents, ...mine }, unsaved });
    return this.saveAll();
  }

  takeTheirs(): void {
    if (this.state.conflict) this.update(stateOf(this.state.conflict.theirs));
  }

  dismissProblem(): void {
    this.update({ problem: null });
  }

  private async save(step: Step): Promise<boolean> {
    const document = this.state.documents[step];
    try {
      const saved = await this.server.save(step, document, this.state.version);
      // What was typed meanwhile is a change again.
      const typedMeanwhile = this.state.documents[step] !== document;
      this.update({
        version: saved.version,
        states: { ...this.state.states, [step]: saved.state },
        violations: { ...this.state.violations, [step]: saved.violations },
        warnings: { ...this.state.warnings, [step]: saved.warnings },
        unsaved: typedMeanwhile ? this.state.unsaved : this.state.unsaved.filter((other) => other !== step),
        savedAt: new Date(),
        problem: null,
      });
      return true;
    } catch (thrown) {
      const isStale = thrown instanceof Problem && thrown.status === 412;
      this.update(isStale ? { conflict: { step, theirs: await this.server.read() } } : { problem: thrown });
      return false;
    }
  }

  private update(part: Partial<DraftState>): void {
    this.state = { ...this.state, ...part };
    this.listeners.forEach((tell) => tell());
  }
}
