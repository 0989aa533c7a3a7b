package dev.fleetledger.agent.broker;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** Classifies failures of Kafka's clients. */
public final class BrokerRefusal {

    private BrokerRefusal() {}

    /** @return whether the broker answered and refused the agent's user or one of its rights; false for an unavailable broker */
    public static boolean isRefusal(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
                return true;
            }
        }
        return false;
    }
}
