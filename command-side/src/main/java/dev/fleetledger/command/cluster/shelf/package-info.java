/** Where clusters are found, with the rights that a change needs. */
@NullMarked
package dev.fleetledger.command.cluster.shelf;

import org.jspecify.annotations.NullMarked;
