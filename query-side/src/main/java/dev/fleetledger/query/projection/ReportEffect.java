package dev.fleetledger.query.projection;

/**
 * What a projection found in a report.
 *
 * @param changed   whether the report contains any change other than the time; of the other reports only the newest is retained for long
 * @param heard     whether the cluster counts as heard by it
 * @param confirmed whether it confirms the deployments that its agent reported before
 */
public record ReportEffect(boolean changed, boolean heard, boolean confirmed) {

    public static final ReportEffect NONE = new ReportEffect(false, false, false);

    public static ReportEffect ofChange(boolean changed) {
        return new ReportEffect(changed, false, false);
    }

    public ReportEffect and(ReportEffect other) {
        return new ReportEffect(changed || other.changed, heard || other.heard, confirmed || other.confirmed);
    }
}
