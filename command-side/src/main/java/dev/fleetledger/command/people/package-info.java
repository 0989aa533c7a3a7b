/** Names to subjects, kept outside of the ledger, so that a person can be forgotten. */
@NullMarked
package dev.fleetledger.command.people;

import org.jspecify.annotations.NullMarked;
