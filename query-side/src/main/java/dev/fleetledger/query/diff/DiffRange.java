package dev.fleetledger.query.diff;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a diff compares.
 *
 * @param workload null for all; otherwise only this workload, its deployments and its rollouts
 * @param cluster  null for all; otherwise only this cluster and the deployments in it
 */
record DiffRange(DiffPoint from, DiffPoint to, @Nullable UUID workload, @Nullable String cluster) {

    boolean includes(ObjectKind kind) {
        return switch (kind) {
            case DEPLOYMENT -> true;
            case WORKLOAD, ROLLOUT -> cluster == null;
            case CLUSTER -> workload == null;
            case DRAFT, GRANT -> workload == null && cluster == null;
        };
    }
}
