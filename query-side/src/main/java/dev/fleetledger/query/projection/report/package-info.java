/** The agents' reports: their authentication, their tables, and the cleanup of unchanged ones. */
@NullMarked
package dev.fleetledger.query.projection.report;

import org.jspecify.annotations.NullMarked;
