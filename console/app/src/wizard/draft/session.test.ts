import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Schemas } from '../../api/client';
import { Problem } from '../../api/problem';
import { DraftSession, type DraftServer } from './session';

function draftOf(version: number, basics: object = {}): Schemas['Draft'] {
  return {
    version,
    steps: { basics: { document: basics, state: 'incomplete', defaulted: [] } },
    violations: [],
    warnings: [],
  } as unknown as Schemas['Draft'];
}

const saved = (version: number): Schemas['SaveStepResult'] => ({
  id: 'd',
  state: 'complete',
  violations: [],
  warnings: [],
  version,
  position: '1',
});
const stale = new Problem(412, { title: 'Stale' });

describe('DraftSession', () => {
  const save = vi.fn<DraftServer['save']>();
  const read = vi.fn<DraftServer['read']>();
  const sessionOn = (found: Schemas['Draft']) => new DraftSession(found, { save, read });

  beforeEach(() => {
    vi.useFakeTimers();
    save.mockReset();
    read.mockReset();
  });
  afterEach(() => vi.useRealTimers());

  it('saves by itself a second after the last change', async () => {
    save.mockResolvedValue(saved(2));
    const session = sessionOn(draftOf(1));
    session.change('basics', '/name', 'a');
    session.change('basics', '/name', 'ab');
    await vi.advanceTimersByTimeAsync(1000);
    expect(save).toHaveBeenCalledExactlyOnceWith('basics', { name: 'ab' }, 1);
    expect(session.current()).toMatchObject({ version: 2, unsaved: [] });
  });

  it('saves one after the other, each on the version of the one before', async () => {
    save.mockResolvedValueOnce(saved(2)).mockResolvedValueOnce(saved(3));
    const session = sessionOn(draftOf(1));
    session.change('basics', '/name', 'a');
    const first = session.saveAll();
    session.change('placement', '/all', true);
    await Promise.all([first, session.saveAll()]);
    expect(save.mock.calls.map(([step, , version]) => [step, version])).toEqual([['basics', 1], ['placement', 2]]); // prettier-ignore
  });

  it('keeps what is typed while a save is under way as a change of its own', async () => {
    const session = sessionOn(draftOf(1));
    save.mockImplementationOnce(() => {
      session.change('basics', '/name', 'ab');
      return Promise.resolve(saved(2));
    });
    session.change('basics', '/name', 'a');
    await session.saveAll();
    expect(session.current().unsaved).toEqual(['basics']);
    expect(session.current().documents.basics).toEqual({ name: 'ab' });
  });

  it('takes what others save only while nothing here is unsaved', () => {
    const session = sessionOn(draftOf(1));
    session.receive(draftOf(2, { name: 'theirs' }));
    expect(session.current().documents.basics).toEqual({ name: 'theirs' });
    session.change('basics', '/name', 'mine');
    session.receive(draftOf(3, { name: 'theirs again' }));
    expect(session.current().documents.basics).toEqual({ name: 'mine' });
  });

  it('ignores an answer that is older than what it knows', () => {
    const session = sessionOn(draftOf(5, { name: 'new' }));
    session.receive(draftOf(4, { name: 'old' }));
    expect(session.current().documents.basics).toEqual({ name: 'new' });
  });

  describe('when somebody else was faster', () => {
    async function inConflict() {
      save.mockRejectedValueOnce(stale);
      read.mockResolvedValue(draftOf(7, { name: 'theirs', description: 'new' }));
      const session = sessionOn(draftOf(1));
      session.change('basics', '/name', 'mine');
      expect(await session.saveAll()).toBe(false);
      return session;
    }

    it('keeps both until a person decides, and saves nothing by itself', async () => {
      const session = await inConflict();
      expect(session.current().conflict).toMatchObject({ step: 'basics', theirs: { version: 7 } });
      expect(session.current().documents.basics).toEqual({ name: 'mine' });
      session.change('basics', '/name', 'mine too');
      await vi.advanceTimersByTimeAsync(5000);
      expect(save).toHaveBeenCalledOnce();
    });

    it('saves mine on their version', async () => {
      const session = await inConflict();
      save.mockResolvedValueOnce(saved(8));
      expect(await session.keepMine()).toBe(true);
      expect(save).toHaveBeenLastCalledWith('basics', { name: 'mine' }, 7);
      expect(session.current().conflict).toBeNull();
    });

    it('shows theirs and drops mine', async () => {
      const session = await inConflict();
      session.takeTheirs();
      expect(session.current()).toMatchObject({ version: 7, unsaved: [], conflict: null });
      expect(session.current().documents.basics).toEqual({ name: 'theirs', description: 'new' });
    });
  });

  it('keeps a change that couldn’t be saved, with the problem', async () => {
    save.mockRejectedValueOnce(new Problem(503, { title: 'Busy' }));
    const session = sessionOn(draftOf(1));
    session.change('basics', '/name', 'a');
    expect(await session.saveAll()).toBe(false);
    expect(session.current()).toMatchObject({ unsaved: ['basics'], problem: { status: 503 } });
  });

  it('saves a step that nobody has touched when it is left by Next', async () => {
    save.mockResolvedValueOnce(saved(2));
    const session = sessionOn(draftOf(1));
    await session.saveAll('containers');
    expect(save).toHaveBeenCalledExactlyOnceWith('containers', {}, 1);
  });
});
