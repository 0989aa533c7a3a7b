/** Problems of the console itself, in the same format as those of the rest of the API. */
@NullMarked
package dev.fleetledger.console.problem;

import org.jspecify.annotations.NullMarked;
