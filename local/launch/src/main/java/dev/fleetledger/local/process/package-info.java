/** The services as processes that are watched and started again. */
@NullMarked
package dev.fleetledger.local.process;

import org.jspecify.annotations.NullMarked;
