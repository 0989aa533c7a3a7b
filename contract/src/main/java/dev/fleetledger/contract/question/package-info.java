/** Hub to agent: questions, which are separate from the wanted state. */
@NullMarked
package dev.fleetledger.contract.question;

import org.jspecify.annotations.NullMarked;
