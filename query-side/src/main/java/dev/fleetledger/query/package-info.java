/** Projects events and reports into views and serves them by REST. */
@NullMarked
package dev.fleetledger.query;

import org.jspecify.annotations.NullMarked;
