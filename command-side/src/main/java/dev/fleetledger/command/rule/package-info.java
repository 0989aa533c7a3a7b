/** Exception with which an aggregate rejects a command. */
@NullMarked
package dev.fleetledger.command.rule;

import org.jspecify.annotations.NullMarked;
