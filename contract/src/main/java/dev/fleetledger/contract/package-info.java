/** What the services say to each other: events, intents, reports. Records and their JSON; no behaviour beyond their own shape. */
@NullMarked
package dev.fleetledger.contract;

import org.jspecify.annotations.NullMarked;
