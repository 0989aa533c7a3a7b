/** Aggregate of a cluster; decides without I/O. */
@NullMarked
package dev.fleetledger.command.cluster;

import org.jspecify.annotations.NullMarked;
