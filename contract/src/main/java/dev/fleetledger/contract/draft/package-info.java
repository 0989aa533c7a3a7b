/** What happens to a draft: a wizard in progress. */
@NullMarked
package dev.fleetledger.contract.draft;

import org.jspecify.annotations.NullMarked;
