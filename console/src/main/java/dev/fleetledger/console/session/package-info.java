/** Signs people in by OIDC and keeps their tokens out of the browser. */
@NullMarked
package dev.fleetledger.console.session;

import org.jspecify.annotations.NullMarked;
