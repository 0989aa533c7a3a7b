package dev.fleetledger.query.past;

import java.time.Instant;

import org.springframework.stereotype.Component;

import dev.fleetledger.problem.GoneException;
import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.UnavailableException;
import dev.fleetledger.query.past.PastStepQueries.PastStep;
import dev.fleetledger.query.past.PastStepQueries.Recorded;
import dev.fleetledger.query.past.RequestedPoint.AtPosition;
import dev.fleetledger.query.past.RequestedPoint.AtTime;
import dev.fleetledger.query.projection.checkpoint.CheckpointAwaiter;
import dev.fleetledger.query.web.ReadPoint;

/** Resolves the point of the past that a request names. It waits until the views show all events until that point. */
@Component
public class ReadPointResolver {

    private static final String REMEDY = "Try again after Retry-After, or name an earlier time or position.";

    private final PastStepQueries steps;
    private final CheckpointAwaiter checkpointAwaiter;

    ReadPointResolver(PastStepQueries steps, CheckpointAwaiter checkpointAwaiter) {
        this.steps = steps;
        this.checkpointAwaiter = checkpointAwaiter;
    }

    /**
     * @param name  of the query parameter
     * @param value a time or a position
     * @throws MalformedRequestException when it is neither, or a time in the future
     * @throws GoneException             when these views know nothing of that point
     * @throws UnavailableException      when the views don't show the events until then in time
     */
    public ReadPoint resolve(String name, String value) throws InterruptedException {
        return switch (RequestedPoint.parse(name, value)) {
            case AtPosition requested -> atPosition(requested.position());
            case AtTime requested -> atTime(name, requested.time());
        };
    }

    private ReadPoint atPosition(long position) throws InterruptedException {
        checkpointAwaiter.require(position, REMEDY);
        PastStep step = steps.findAt(position).orElseThrow(() -> notRecorded("position " + position));
        return new ReadPoint(step.position(), step.latest(), step.number());
    }

    private ReadPoint atTime(String name, Instant time) throws InterruptedException {
        Recorded recorded = steps.findRecorded(time);
        if (time.isAfter(recorded.now())) {
            throw new MalformedRequestException("TimeIsInTheFuture", "The query parameter '" + name + "' is later than now, "
                    + recorded.now() + ".", "Name a time that has passed, or leave the parameter out to read the present.");
        }
        checkpointAwaiter.require(recorded.pendingPosition(), REMEDY);
        PastStep step = steps.findAt(time).orElseThrow(() -> notRecorded(time.toString()));
        return new ReadPoint(step.position(), time, step.number());
    }

    private static GoneException notRecorded(String point) {
        return new GoneException("PastNotRecorded", "The views don't show the past as early as " + point
                + ": they were made by a version that did not keep it.",
                "Name a later time or position, or let an operator rebuild the views, which records the past from the beginning.");
    }
}
