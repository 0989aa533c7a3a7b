import { beforeEach, expect, it, vi } from 'vitest';
import { noteAnswer, onSessionRenewed } from './ended';

beforeEach(() => noteAnswer(200));

it('goes on when an answer counts the session again', () => {
  const act = vi.fn();
  const stop = onSessionRenewed(act);
  noteAnswer(401);
  expect(act).not.toHaveBeenCalled();
  noteAnswer(200);
  noteAnswer(200);
  expect(act).toHaveBeenCalledOnce();
  stop();
  noteAnswer(401);
  noteAnswer(204);
  expect(act).toHaveBeenCalledOnce();
});

it.each([0, 500, 503])('does not take %i for a renewed session', (status) => {
  const act = vi.fn();
  const stop = onSessionRenewed(act);
  noteAnswer(401);
  noteAnswer(status);
  expect(act).not.toHaveBeenCalled();
  stop();
});
