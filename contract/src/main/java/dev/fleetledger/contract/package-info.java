/** Messages between the services: events, intents, reports. Records and their JSON, without behaviour beyond their own structure. */
@NullMarked
package dev.fleetledger.contract;

import org.jspecify.annotations.NullMarked;
