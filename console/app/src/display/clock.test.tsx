import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useSeconds } from './clock';

beforeEach(() => vi.useFakeTimers({ now: 100_400 }));
afterEach(() => vi.useRealTimers());

it('changes when the second does, not a second after the first age was shown', () => {
  const { result } = renderHook(useSeconds);
  expect(result.current).toBe(100);
  act(() => vi.advanceTimersByTime(600));
  expect(result.current).toBe(101);
  act(() => vi.advanceTimersByTime(1000));
  expect(result.current).toBe(102);
});

it('tells the present time at first, however long nobody asked', () => {
  renderHook(useSeconds).unmount();
  vi.advanceTimersByTime(60_000);
  const shown: number[] = [];
  renderHook(() => shown.push(useSeconds()));
  expect(shown[0]).toBe(160);
});
