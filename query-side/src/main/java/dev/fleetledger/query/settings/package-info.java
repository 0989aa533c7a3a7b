/** Settings of the query side, bound by Spring. */
@NullMarked
package dev.fleetledger.query.settings;

import org.jspecify.annotations.NullMarked;
