/** Pure functions that derive a status and its reason from facts and decide authorization. Command side and query side share them. */
@NullMarked
package dev.fleetledger.judgement;

import org.jspecify.annotations.NullMarked;
