package dev.fleetledger.command.cluster.rotate;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;

record RotateCredentialBody(
        @Nullable @DurationMin(message = INVALID) @DurationMax(days = MAX_OVERLAP_DAYS, message = INVALID) Duration overlap,
        @Nullable @ReasonText String reason) {

    private static final String INVALID = "{cluster.overlap}";
    /** Upper limit, so that a credential to be replaced does not stay valid unnoticed. */
    private static final int MAX_OVERLAP_DAYS = 30;
    /** Leaves enough time to apply the new manifest by hand the next morning. */
    private static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);

    RotateCredential toCommand(String cluster) {
        return new RotateCredential(cluster, overlap == null ? DEFAULT_OVERLAP : overlap);
    }
}
