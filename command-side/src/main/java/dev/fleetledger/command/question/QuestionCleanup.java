package dev.fleetledger.command.question;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old questions. They are retained as long as reports, so that repeated answers are recognized; every instance may run it. */
@Component
final class QuestionCleanup {

    private final JdbcTemplate jdbc;

    QuestionCleanup(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void run() {
        jdbc.update("delete from command.questions where tombstoned_at < now() - interval '7 days'");
    }
}
