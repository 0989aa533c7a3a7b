/** What was asked for, by whom, from where; read once at the door, checked in the order of the interface. */
@NullMarked
package dev.fleetledger.command.request;

import org.jspecify.annotations.NullMarked;
