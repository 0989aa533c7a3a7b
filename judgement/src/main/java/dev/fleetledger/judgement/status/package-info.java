/** Derives a status and its reason from wanted state and observed facts. */
@NullMarked
package dev.fleetledger.judgement.status;

import org.jspecify.annotations.NullMarked;
