/** The watchdog of a Spring service. */
@NullMarked
package dev.fleetledger.liveness.service;

import org.jspecify.annotations.NullMarked;
