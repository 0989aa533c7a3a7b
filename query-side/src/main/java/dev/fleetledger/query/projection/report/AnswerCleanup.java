package dev.fleetledger.query.projection.report;

import java.time.Clock;
import java.time.Instant;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.settings.QuerySideProperties;

/** Periodically deletes the contents of expired answers. Several instances may run it at once: each skips what another is deleting. */
@Component
@Profile("!rebuild")
public class AnswerCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerCleanup.class);

    private final AnswerTable answerTable;
    private final QuerySideProperties sideProperties;
    private final Counter expiredAnswers;

    AnswerCleanup(AnswerTable answerTable, QuerySideProperties sideProperties, MeterRegistry meters) {
        this.answerTable = answerTable;
        this.sideProperties = sideProperties;
        this.expiredAnswers = meters.counter("fleetledger.answers.expired");
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT5M")
    void deleteExpired() {
        try {
            deleteBefore(Clock.systemUTC().instant().minus(sideProperties.answerRetention()));
        } catch (RuntimeException e) {
            LOG.warn("Expired answers could not be deleted: {}", e.toString());
        }
    }

    /**
     * @param time answers received before it are deleted, in broker time
     * @return number of reports that held them
     */
    public long deleteBefore(Instant time) {
        long deleted = answerTable.deleteContents(time);
        expiredAnswers.increment(deleted);
        return deleted;
    }
}
