/** The past of the views: steps, and the former versions of rows. */
@NullMarked
package dev.fleetledger.query.projection.past;

import org.jspecify.annotations.NullMarked;
