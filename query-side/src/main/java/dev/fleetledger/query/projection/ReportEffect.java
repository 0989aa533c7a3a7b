package dev.fleetledger.query.projection;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a projection found in a report.
 *
 * @param changed     whether the report contains any change other than the time; of the other reports only the newest is retained for long
 * @param heard       whether the cluster counts as heard by it
 * @param heardBefore when the cluster was heard before, in broker time; null when it never was
 * @param confirmed   whether it confirms the deployments that its agent reported before
 */
public record ReportEffect(boolean changed, boolean heard, @Nullable Instant heardBefore, boolean confirmed) {

    public static final ReportEffect NONE = ofChange(false);

    public static ReportEffect ofChange(boolean changed) {
        return new ReportEffect(changed, false, null, false);
    }

    public ReportEffect and(ReportEffect other) {
        return new ReportEffect(changed || other.changed, heard || other.heard, heardBefore == null ? other.heardBefore : heardBefore,
                confirmed || other.confirmed);
    }
}
