/** Who did what, when and why, and what came of it. */
@NullMarked
package dev.fleetledger.query.audit;

import org.jspecify.annotations.NullMarked;
