package dev.fleetledger.manifest.rule;

import java.util.List;
import java.util.stream.Stream;

import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptField;

/** No secret may enter an event: a literal that looks like one is a violation in its step. */
final class CredentialRules {
    static final List<CrossRule> ALL = Stream.of(Step.values()).flatMap(step -> Stream.of(
        CrossRule.rule(step, "LiteralLooksLikeCredential",
            "The text looks like a credential, so it was not stored: the ledger never forgets anything.",
            "Use a Secret reference. If it is no secret, send the text again (it exists nowhere else) and, in the same document,"
                + " \"acknowledged\": [{\"pointer\": this pointer, \"reason\": why it is none}].",
            draft -> findSuspects(step, draft)),
        CrossRule.rule(step, "ValueWasNotStored",
            "The value had no name yet, so it was not stored: only its name can tell whether it is a credential.",
            "Give it a name and type the value again.",
            draft -> CredentialRedactor.findUnstored(draft.of(step))))).toList();

    private CredentialRules() {
    }

    private static List<String> findSuspects(Step step, DraftSnapshot draft) {
        Stream<String> kept = draft.context().kept().stream()
                .filter(one -> one.step() == step && !CredentialRedactor.findSuspects(one).isEmpty())
            .map(KeptField::pointer);
        return Stream.concat(CredentialRedactor.findSuspects(step, draft.documents(), draft.context().kept()).stream(), kept).toList();
    }
}
