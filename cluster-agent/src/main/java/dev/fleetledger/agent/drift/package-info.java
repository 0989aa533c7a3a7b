/** Pure functions that compare a live object with what is wanted and with the API server's answer to the last apply. */
@NullMarked
package dev.fleetledger.agent.drift;

import org.jspecify.annotations.NullMarked;
