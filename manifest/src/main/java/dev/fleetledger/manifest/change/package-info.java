/** What differs between two versions, in the wizard's words, and a draft put on a workload that moved on. */
@NullMarked
package dev.fleetledger.manifest.change;

import org.jspecify.annotations.NullMarked;
