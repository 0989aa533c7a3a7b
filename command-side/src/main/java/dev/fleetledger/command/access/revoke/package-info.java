/** Use case: a grant is taken back. */
@NullMarked
package dev.fleetledger.command.access.revoke;

import org.jspecify.annotations.NullMarked;
