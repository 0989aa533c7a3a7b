/** Changes of what the API shows: collected while rows are written, and recorded in the transaction that writes them. */
@NullMarked
package dev.fleetledger.query.projection.change;

import org.jspecify.annotations.NullMarked;
