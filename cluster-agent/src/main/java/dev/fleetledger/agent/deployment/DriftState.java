package dev.fleetledger.agent.deployment;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.DeploymentFacts.Corrections;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

/**
 * Drift of one workload as it is to be reported.
 *
 * @param over        the drift was corrected or is left alone, so it is reported only once
 * @param corrections absent if there was at most one lately
 */
public record DriftState(@Nullable Drift drift, boolean over, @Nullable Corrections corrections) {

    static final DriftState NONE = new DriftState(null, false, null);
}
