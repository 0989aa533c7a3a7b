/** The fleet's settings: its guard rails, and the events that change them. */
@NullMarked
package dev.fleetledger.contract.settings;

import org.jspecify.annotations.NullMarked;
