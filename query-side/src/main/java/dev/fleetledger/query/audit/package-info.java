/** The audit: who did what, when and why, and the outcome per cluster. */
@NullMarked
package dev.fleetledger.query.audit;

import org.jspecify.annotations.NullMarked;
