/** Command side: turns requests into commands, decisions and events. */
@NullMarked
package dev.fleetledger.command;

import org.jspecify.annotations.NullMarked;
