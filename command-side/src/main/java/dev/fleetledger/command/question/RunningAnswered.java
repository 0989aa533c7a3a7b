package dev.fleetledger.command.question;

import java.util.UUID;

import dev.fleetledger.contract.report.Answer;

/**
 * Told once what became of a question for a running DaemonSet. Called in the transaction that takes the answer in: what is written here
 * stands or falls with it, and a {@code StreamMovedOn} lets all of it be tried again.
 */
public interface RunningAnswered {

    /** @param draft that it was asked for */
    void answered(UUID draft, UUID question, Answer answer);

    /** Its time is over, and no answer will count any more. */
    void unanswered(UUID draft, UUID question);
}
