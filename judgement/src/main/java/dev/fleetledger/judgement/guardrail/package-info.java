/** Guard rails: what waits for a second person, their defaults, and which changes weaken them. */
@NullMarked
package dev.fleetledger.judgement.guardrail;

import org.jspecify.annotations.NullMarked;
