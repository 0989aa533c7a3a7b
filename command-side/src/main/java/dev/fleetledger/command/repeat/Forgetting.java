package dev.fleetledger.command.repeat;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Answers are kept 7 days; any copy may sweep, as often as it likes. */
@Component
final class Forgetting {

    private final KeptAnswers answers;

    Forgetting(KeptAnswers answers) {
        this.answers = answers;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void sweep() {
        answers.forgetOld();
    }
}
