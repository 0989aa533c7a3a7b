/** Routes reads to the query side and writes to the command side, with the right bearer token. */
@NullMarked
package dev.fleetledger.console.route;

import org.jspecify.annotations.NullMarked;
