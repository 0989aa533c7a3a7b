/** The one place that asks what a person may do. */
@NullMarked
package dev.fleetledger.command.access.door;

import org.jspecify.annotations.NullMarked;
