import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { AT } from './address';

/** The point that the address names, and the way to another one, or to the present; on the page that is open. */
export function useTimeTravel() {
  const navigate = useNavigate();
  const at = useLocation({ select: ({ search }) => (search as Record<string, string | undefined>)[AT] });
  const isPast = at !== undefined;
  // A cursor is of the list as it was at its point. From one point to the next, Back returns to the present at once.
  const goTo = useCallback(
    (point: string | undefined) =>
      void navigate({
        to: '.',
        search: (search: object) => ({ ...search, cursor: undefined, [AT]: point }),
        replace: isPast && point !== undefined,
      }),
    [navigate, isPast],
  );
  return { at, goTo };
}
