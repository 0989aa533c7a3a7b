package dev.fleetledger.query.projection.report;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;

/** Reports whose answers still have their contents. */
@Component
public class AnswerTable {

    /** Few, because answers may be large. */
    private static final int BATCH_SIZE = 100;

    private final JdbcClient jdbc;

    AnswerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records which of the new reports hold answers. */
    public void mark(List<StoredReport> news) {
        Long[] numbers = news.stream().filter(stored -> stored.report().answers() != null && !stored.report().answers().isEmpty())
                .map(StoredReport::number).toArray(Long[]::new);
        if (numbers.length > 0) {
            jdbc.sql("insert into observed.answers (number, received_at) select number, received_at from observed.reports"
                    + " where number = any(?)").param(numbers).update();
        }
    }

    /**
     * Deletes the contents of answers. The reports stay, with what the views are projected from.
     *
     * @param before reports received before it lose their answers' contents, in broker time
     * @return number of these reports
     */
    long deleteContents(Instant before) {
        long deleted = 0;
        long batch;
        do {
            batch = jdbc.sql("select observed.forget_answers(?, ?)").params(ProjectionCheckpoint.utc(before), BATCH_SIZE)
                    .query(Long.class).single();
            deleted += batch;
        } while (batch == BATCH_SIZE);
        return deleted;
    }
}
