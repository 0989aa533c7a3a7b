package dev.fleetledger.query.projection.past;

import jakarta.persistence.MappedSuperclass;

/**
 * A row of the views whose former versions are kept, in the table {@code past_} and its own table's name. Every step that changes the row
 * begins a version of it.
 *
 * <p>A report that changes nothing is no step, but may replace times. For each such attribute {@code x} the row has an attribute
 * {@code stepX} of the same type, the value that the version's own step gave it, which a former version has in both. So it doesn't depend
 * on reports that may be deleted.
 */
@MappedSuperclass
public abstract class VersionedRow {

    /** Number of the step that made this version. */
    private long validFrom;

    /** The step adds the row. */
    void beginFirstVersion(long step) {
        beginVersion(step);
    }

    final void beginVersion(long step) {
        validFrom = step;
        keepStepTimes();
    }

    /** Copies each attribute that reports may replace without a step into its {@code step} attribute. */
    protected void keepStepTimes() {}
}
