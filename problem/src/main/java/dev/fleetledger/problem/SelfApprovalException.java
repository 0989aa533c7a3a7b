package dev.fleetledger.problem;

import java.util.Map;

/** The person who asked for something may not be the second one that it needs. */
public final class SelfApprovalException extends ProblemException {

    public SelfApprovalException() {
        super("RequesterMayNotApprove", "You have requested this yourself, and it needs a second person.",
                "Ask somebody else who has the right, and tell them what it is for.", Map.of());
    }
}
