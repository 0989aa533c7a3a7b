package dev.fleetledger.manifest;

import java.util.List;
import java.util.stream.Stream;

/** No secret value ever enters an event: a literal that looks like one breaks a rule in its step. */
final class CredentialRules {
    static final List<CrossRule> ALL = Stream.of(Step.values()).map(step -> CrossRule.rule(step, "LiteralLooksLikeCredential",
        "The text looks like a credential; credentials have no place in a ledger that forgets nothing.",
        "Use a Secret reference, or acknowledge with a reason that this is no secret.",
        draft -> Credentials.suspects(step, draft.of(step)))).toList();

    private CredentialRules() {
    }
}
