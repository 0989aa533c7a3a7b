/** Reports whether all services behind the console are ready. */
@NullMarked
package dev.fleetledger.console.readiness;

import org.jspecify.annotations.NullMarked;
