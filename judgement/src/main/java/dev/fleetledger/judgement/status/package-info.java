/** From what is wanted and what was observed to one word, with its reason. */
@NullMarked
package dev.fleetledger.judgement.status;

import org.jspecify.annotations.NullMarked;
