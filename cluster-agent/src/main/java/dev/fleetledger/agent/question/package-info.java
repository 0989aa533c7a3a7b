/** Questions of the hub to this cluster: each is answered once, in time, and without changing anything. */
@NullMarked
package dev.fleetledger.agent.question;

import org.jspecify.annotations.NullMarked;
