/** Authenticated readers and what they may see. */
@NullMarked
package dev.fleetledger.query.access;

import org.jspecify.annotations.NullMarked;
