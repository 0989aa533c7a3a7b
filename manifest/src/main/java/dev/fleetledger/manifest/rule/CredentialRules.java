package dev.fleetledger.manifest.rule;

import java.util.List;
import java.util.stream.Stream;

import dev.fleetledger.manifest.credential.Credentials;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Draft;

/** No secret may enter an event: a literal that looks like one is a violation in its step. */
final class CredentialRules {
    static final List<CrossRule> ALL = Stream.of(Step.values()).map(step -> CrossRule.rule(step, "LiteralLooksLikeCredential",
        "The text looks like a credential; credentials have no place in a ledger that forgets nothing.",
        "Use a Secret reference, or acknowledge with a reason that this is no secret.",
        draft -> found(step, draft))).toList();

    private CredentialRules() {
    }

    private static List<String> found(Step step, Draft draft) {
        Stream<String> kept = draft.circumstances().kept().stream().filter(one -> one.shownIn() == step && !Credentials.suspects(one).isEmpty())
            .map(one -> "/kept/" + one.object() + one.path());
        return Stream.concat(Credentials.suspects(step, draft.documents(), draft.circumstances().kept()).stream(), kept).toList();
    }
}
