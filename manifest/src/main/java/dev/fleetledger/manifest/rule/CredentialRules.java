package dev.fleetledger.manifest.rule;

import java.util.List;
import java.util.stream.Stream;

import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.DraftSnapshot;

/** No secret may enter an event: a literal that looks like one is a violation in its step. */
final class CredentialRules {
    static final List<CrossRule> ALL = Stream.of(Step.values()).map(step -> CrossRule.rule(step, "LiteralLooksLikeCredential",
        "The text looks like a credential; credentials have no place in a ledger that forgets nothing.",
        "Use a Secret reference, or acknowledge with a reason that this is no secret.",
        draft -> findSuspects(step, draft))).toList();

    private CredentialRules() {
    }

    private static List<String> findSuspects(Step step, DraftSnapshot draft) {
        Stream<String> kept = draft.context().kept().stream()
                .filter(one -> one.step() == step && !CredentialRedactor.findSuspects(one).isEmpty())
            .map(one -> "/kept/" + one.object() + one.path());
        return Stream.concat(CredentialRedactor.findSuspects(step, draft.documents(), draft.context().kept()).stream(), kept).toList();
    }
}
