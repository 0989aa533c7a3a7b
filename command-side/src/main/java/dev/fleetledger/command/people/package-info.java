/** Names of persons by subject, stored outside the ledger so that a person's data can be deleted. */
@NullMarked
package dev.fleetledger.command.people;

import org.jspecify.annotations.NullMarked;
