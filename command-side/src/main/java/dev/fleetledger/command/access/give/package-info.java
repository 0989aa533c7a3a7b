/** Use case: give a role. */
@NullMarked
package dev.fleetledger.command.access.give;

import org.jspecify.annotations.NullMarked;
