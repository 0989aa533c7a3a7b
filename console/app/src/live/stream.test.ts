import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followChanges, type ChangeFollower } from './stream';

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 0;

  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }

  close() {
    this.readyState = FakeSource.CLOSED;
  }

  is(type: string, readyState = this.readyState) {
    this.readyState = readyState;
    this.dispatchEvent(new Event(type));
  }
}

const page = Object.assign(new EventTarget(), { hidden: false });
const follower = { changed: vi.fn(), missed: vi.fn(), connected: vi.fn(), lost: vi.fn(), refused: vi.fn() } satisfies ChangeFollower;
const newest = () => FakeSource.all.at(-1) as FakeSource;

function hide(hidden: boolean) {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
}

describe('followChanges', () => {
  let stop: () => void;
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', FakeSource);
    vi.stubGlobal('document', page);
    FakeSource.all = [];
    page.hidden = false;
    Object.values(follower).forEach((call) => call.mockReset());
    stop = followChanges(follower);
    newest().is('open', 1);
  });
  afterEach(() => {
    stop();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('reads nothing twice while a page is loaded', () => {
    expect(follower.connected).toHaveBeenCalledOnce();
    expect(follower.missed).not.toHaveBeenCalled();
  });

  it('leaves a cut to the browser, which resumes by the last id', () => {
    newest().is('error', 0);
    expect(follower.lost).toHaveBeenCalledOnce();
    newest().is('open', 1);
    expect(FakeSource.all).toHaveLength(1);
    expect(follower.missed).not.toHaveBeenCalled();
  });

  it('has no connection while hidden, and reads anew once it is open again, not before', () => {
    hide(true);
    expect(FakeSource.all[0]?.readyState).toBe(FakeSource.CLOSED);
    hide(false);
    expect(FakeSource.all).toHaveLength(2);
    expect(follower.missed).not.toHaveBeenCalled();
    newest().is('open', 1);
    expect(follower.missed).toHaveBeenCalledOnce();
  });

  it('opens a stream that was refused again, and reads anew then', () => {
    newest().is('error', FakeSource.CLOSED);
    expect(follower.refused).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(5000);
    expect(FakeSource.all).toHaveLength(2);
    newest().is('open', 1);
    expect(follower.missed).toHaveBeenCalledOnce();
  });

  it('reads anew when the server says so', () => {
    newest().is('resync');
    expect(follower.missed).toHaveBeenCalledOnce();
  });

  it('opens nothing after it was stopped', () => {
    newest().is('error', FakeSource.CLOSED);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(FakeSource.all).toHaveLength(1);
  });
});
