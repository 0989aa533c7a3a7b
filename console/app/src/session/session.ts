import { queryOptions } from '@tanstack/react-query';

export interface Person {
  signedIn: boolean;
  subject?: string;
  username?: string;
  name?: string;
}

const RETURN_TO = 'fleetledger-return-to';

/**
 * Who is signed in, as the console's server knows it. Asked once per loaded page, since signing in and out load it anew: a session that ends
 * meanwhile must not take away what somebody is typing (SessionEnded says so).
 */
export const person = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Person> => {
    // The page's head has asked already; the server lets nobody keep the answer.
    const response = await fetch('/session/me');
    return response.ok ? ((await response.json()) as Person) : { signedIn: false };
  },
  staleTime: 'static',
  refetchInterval: false,
});

/** Leaves for the identity provider, which returns to the page that was open. */
export function signIn(): void {
  sessionStorage.setItem(RETURN_TO, location.pathname + location.search);
  location.assign('/oauth2/authorization/fleetledger');
}

export async function signOut(): Promise<void> {
  const response = await fetch('/session/signout', { method: 'POST', headers: { 'X-Console': '1' } });
  location.assign(((await response.json()) as { continueAt: string }).continueAt);
}

/** After a sign-in: puts the page that was open before into the address bar. Only paths of this console are stored there. */
export function returnToFormerPage(): void {
  const former = sessionStorage.getItem(RETURN_TO);
  sessionStorage.removeItem(RETURN_TO);
  if (former?.startsWith('/') && !former.startsWith('//') && location.pathname === '/' && !location.search)
    history.replaceState(null, '', former);
}
