package dev.fleetledger.agent.plan;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.deployment.EpochGeneration;

/**
 * What the agent remembers about one object of one workload.
 *
 * @param uid      UID of the object that we applied; absent if we never did
 * @param applied  the newest generation of the workload that was carried out here
 * @param replaced the generation that last deleted this object to create it again
 */
public record AppliedRecord(@Nullable String uid, EpochGeneration applied, EpochGeneration replaced) {

    public static final AppliedRecord NOTHING = new AppliedRecord(null, EpochGeneration.NONE, EpochGeneration.NONE);
}
