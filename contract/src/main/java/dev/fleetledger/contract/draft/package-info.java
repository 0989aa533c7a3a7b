/** Events of a draft, which is a wizard in progress. */
@NullMarked
package dev.fleetledger.contract.draft;

import org.jspecify.annotations.NullMarked;
