/** How far behind the views are, and what could not be taken in. */
@NullMarked
package dev.fleetledger.query.hub;

import org.jspecify.annotations.NullMarked;
