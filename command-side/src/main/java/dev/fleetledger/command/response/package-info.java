/** HTTP responses of accepted commands. */
@NullMarked
package dev.fleetledger.command.response;

import org.jspecify.annotations.NullMarked;
