/** Refused commands. They are events too, because the audit needs a position for them. */
@NullMarked
package dev.fleetledger.contract.refusal;

import org.jspecify.annotations.NullMarked;
