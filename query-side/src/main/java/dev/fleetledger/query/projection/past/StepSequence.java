package dev.fleetledger.query.projection.past;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The steps of one batch, numbered from the last step before it. */
public final class StepSequence {

    /**
     * What one event did, or one report with a change.
     *
     * @param number       its number among all steps
     * @param position     of the event, or of the last one before the report
     * @param reportNumber null: an event
     * @param at           the event's time, or the broker's
     * @param latest       the latest time of all events and reports up to this step
     */
    public record Step(long number, long position, @Nullable Long reportNumber, Instant at, Instant latest) {}

    private final List<Step> steps = new ArrayList<>();
    private long lastNumber;
    private @Nullable Instant latest;

    /**
     * @param lastNumber number of the last step before the batch
     * @param latest     the latest time until then; null: nothing has been projected yet
     */
    public StepSequence(long lastNumber, @Nullable Instant latest) {
        this.lastNumber = lastNumber;
        this.latest = latest;
    }

    /** @return the step's number */
    public long addEvent(long position, Instant at) {
        return add(position, null, at);
    }

    /**
     * @param number        of a report with a change
     * @param afterPosition of the last event before it
     * @return the step's number
     */
    public long addReport(long number, long afterPosition, Instant receivedAt) {
        return add(afterPosition, number, receivedAt);
    }

    /** Counts the time of a report that changed nothing, which is no step. */
    public void passOver(Instant receivedAt) {
        advance(receivedAt);
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    public long lastNumber() {
        return lastNumber;
    }

    public @Nullable Instant latest() {
        return latest;
    }

    private long add(long position, @Nullable Long reportNumber, Instant at) {
        Instant latestYet = advance(at);
        steps.add(new Step(++lastNumber, position, reportNumber, at, latestYet));
        return lastNumber;
    }

    private Instant advance(Instant at) {
        Instant later = latest == null || at.isAfter(latest) ? at : latest;
        latest = later;
        return later;
    }
}
