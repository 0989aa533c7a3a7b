/** Events of a deployment, which is one workload in one cluster. They record transitions only, never mere changes of counts. */
@NullMarked
package dev.fleetledger.contract.deployment;

import org.jspecify.annotations.NullMarked;
