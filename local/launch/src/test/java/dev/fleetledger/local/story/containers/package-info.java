/** The system in containers, as {@code docker-compose.yml} starts it. */
@NullMarked
package dev.fleetledger.local.story.containers;

import org.jspecify.annotations.NullMarked;
