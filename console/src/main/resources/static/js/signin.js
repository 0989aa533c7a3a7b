const RETURN_TO = 'fleetledger-return-to';

/** The browser goes to the identity provider and comes back to where it was. */
export function signIn() {
  sessionStorage.setItem(RETURN_TO, location.pathname + location.search);
  location.assign('/oauth2/authorization/fleetledger');
}

export function whereItWas() {
  const place = sessionStorage.getItem(RETURN_TO);
  sessionStorage.removeItem(RETURN_TO);
  return place;
}
