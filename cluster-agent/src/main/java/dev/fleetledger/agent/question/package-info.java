/** What the hub asks of this cluster: answered once, in time, and without changing anything. */
@NullMarked
package dev.fleetledger.agent.question;

import org.jspecify.annotations.NullMarked;
