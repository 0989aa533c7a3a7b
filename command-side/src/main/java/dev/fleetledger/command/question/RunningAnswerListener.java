package dev.fleetledger.command.question;

import java.util.UUID;

import dev.fleetledger.contract.report.Answer;

/**
 * Notified once of the outcome of a question for a running DaemonSet, in the transaction that processes the answer. Its writes commit
 * or roll back together with the answer; after a stream conflict the whole transaction is
 * retried.
 */
public interface RunningAnswerListener {

    /** @param draft draft that the question was asked for */
    void onAnswer(UUID draft, UUID question, Answer answer);

    /** The question has expired; later answers are ignored. */
    void onTimeout(UUID draft, UUID question);
}
