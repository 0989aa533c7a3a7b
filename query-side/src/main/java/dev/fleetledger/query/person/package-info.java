/** Persons: the signed-in reader with their roles, and the names of others. */
@NullMarked
package dev.fleetledger.query.person;

import org.jspecify.annotations.NullMarked;
