/** Use case: revoke a grant. */
@NullMarked
package dev.fleetledger.command.access.revoke;

import org.jspecify.annotations.NullMarked;
