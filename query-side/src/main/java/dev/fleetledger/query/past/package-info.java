/** Reading the past: which step a point of it is, and database connections that show the views as of that step. */
@NullMarked
package dev.fleetledger.query.past;

import org.jspecify.annotations.NullMarked;
