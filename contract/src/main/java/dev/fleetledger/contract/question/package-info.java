/** Hub to agent: what is asked of a cluster, beside what is wanted of it. */
@NullMarked
package dev.fleetledger.contract.question;

import org.jspecify.annotations.NullMarked;
