/** Use case: a role is given. */
@NullMarked
package dev.fleetledger.command.access.give;

import org.jspecify.annotations.NullMarked;
