/** Settings of the command side. */
@NullMarked
package dev.fleetledger.command.settings;

import org.jspecify.annotations.NullMarked;
