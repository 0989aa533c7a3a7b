/** How a decision says no. */
@NullMarked
package dev.fleetledger.command.rule;

import org.jspecify.annotations.NullMarked;
