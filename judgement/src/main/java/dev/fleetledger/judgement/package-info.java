/** Judges, purely: facts to a status with its reason, and who may do what where. Both sides use it, so that they can't disagree. */
@NullMarked
package dev.fleetledger.judgement;

import org.jspecify.annotations.NullMarked;
