/** Commands that were refused: the audit needs a position for them too. */
@NullMarked
package dev.fleetledger.contract.refusal;

import org.jspecify.annotations.NullMarked;
