/** The agents' users at the broker, and what each may do: as the credentials that count say, whatever is found there. */
@NullMarked
package dev.fleetledger.command.identity;

import org.jspecify.annotations.NullMarked;
