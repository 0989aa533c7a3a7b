package dev.fleetledger.query.projection.past;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.past.StepSequence.Step;

/** The steps of the projections, which are numbered under the lock of the checkpoint. */
@Component
public class StepTable {

    private final JdbcClient jdbc;

    StepTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins the steps of a batch. The caller's transaction holds the lock of the checkpoint. */
    public StepSequence begin() {
        return jdbc.sql("select step_number, latest from progress where id = 1").query((row, n) ->
                new StepSequence(row.getLong(1), instant(row.getObject(2, OffsetDateTime.class)))).single();
    }

    /** Stores the steps in the transaction that began them. */
    public void append(StepSequence sequence) {
        List<Step> steps = sequence.steps();
        jdbc.sql("insert into steps (number, position, report_number, at, latest)"
                        + " select number, position, report_number, at::timestamptz, latest::timestamptz"
                        + " from unnest(?, ?, ?, ?, ?) step (number, position, report_number, at, latest)")
                .params(column(steps, Step::number, Long[]::new), column(steps, Step::position, Long[]::new),
                        column(steps, Step::reportNumber, Long[]::new), column(steps, step -> step.at().toString(), String[]::new),
                        column(steps, step -> step.latest().toString(), String[]::new)).update();
        Instant latest = sequence.latest();
        jdbc.sql("update progress set step_number = ?, latest = ? where id = 1")
                .param(sequence.lastNumber()).param(latest == null ? null : latest.atOffset(ZoneOffset.UTC)).update();
    }

    private static <T> T[] column(List<Step> steps, Function<Step, @Nullable T> value, IntFunction<T[]> array) {
        return steps.stream().map(value).toArray(array);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
