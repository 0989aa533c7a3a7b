@NullMarked
package dev.fleetledger.command.leader;

import org.jspecify.annotations.NullMarked;
