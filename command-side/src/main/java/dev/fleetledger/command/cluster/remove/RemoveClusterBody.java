package dev.fleetledger.command.cluster.remove;

import java.time.Duration;

import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.request.body.ReasonText;

/** @param workloads default {@code release}, which leaves them running */
record RemoveClusterBody(
        @Nullable @DurationMin(message = INVALID) @DurationMax(days = MAX_GRACE_DAYS, message = INVALID) Duration grace,
        @Nullable @Pattern(regexp = "delete|release", message = "{cluster.workloads}") String workloads,
        @Nullable @ReasonText String reason) {

    private static final String INVALID = "{cluster.grace}";
    private static final int MAX_GRACE_DAYS = 90;
    private static final Duration DEFAULT_GRACE = Duration.ofHours(1);

    RemoveCluster toCommand(String cluster, ExpectedVersion expectedVersion) {
        return new RemoveCluster(cluster, grace == null ? DEFAULT_GRACE : grace, workloads == null ? "release" : workloads,
                expectedVersion);
    }
}
