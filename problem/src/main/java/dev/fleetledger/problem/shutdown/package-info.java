/** How a service stops without failing requests that a proxy still sends to it. */
@NullMarked
package dev.fleetledger.problem.shutdown;

import org.jspecify.annotations.NullMarked;
