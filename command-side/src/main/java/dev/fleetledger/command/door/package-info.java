/** Through here every command goes: sent, tried again when others were faster, and answered. */
@NullMarked
package dev.fleetledger.command.door;

import org.jspecify.annotations.NullMarked;
