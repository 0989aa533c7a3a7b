/** Two instances of each service behind a proxy: one of them is killed, or both are upgraded, under load. */
@org.jspecify.annotations.NullMarked
package dev.fleetledger.local.story.instances;
