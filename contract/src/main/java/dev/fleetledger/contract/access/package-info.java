/** Events of grants. A grant is a role for a user or group in a scope. */
@NullMarked
package dev.fleetledger.contract.access;

import org.jspecify.annotations.NullMarked;
