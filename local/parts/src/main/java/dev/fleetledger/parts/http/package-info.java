/** HTTP clients that behave badly: they stall, break off, and send what no library would. */
@NullMarked
package dev.fleetledger.parts.http;

import org.jspecify.annotations.NullMarked;
