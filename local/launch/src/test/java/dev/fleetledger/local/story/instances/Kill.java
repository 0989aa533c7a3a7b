package dev.fleetledger.local.story.instances;

import java.time.Instant;

/**
 * An instance was killed between these two times.
 *
 * @param instance its name at the proxy
 */
record Kill(String instance, Instant from, Instant to) {}
