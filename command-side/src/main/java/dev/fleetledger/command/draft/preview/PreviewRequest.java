package dev.fleetledger.command.draft.preview;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.draft.submit.Submission;
import dev.fleetledger.command.question.PendingQuestion;
import dev.fleetledger.command.question.QuestionIssuer;
import dev.fleetledger.contract.question.QuestionEvent;

/**
 * A preview to be requested from the targets.
 *
 * @param workload  owner of the objects; absent while the workload does not exist
 * @param manifests name of the frozen manifest, by cluster
 */
record PreviewRequest(UUID draft, long version, @Nullable UUID workload, String namespace, String conflict, Map<String, String> manifests) {

    static PreviewRequest of(LoadedDraft found, Submission submission, Map<String, String> manifests) {
        UUID workload = found.content().basedOn() == null ? null : submission.id();
        return new PreviewRequest(found.content().draft(), found.version(), workload, submission.namespace(),
                submission.placement().path("conflict").stringValue("refuse"), manifests);
    }

    PendingQuestion ask(QuestionIssuer questionIssuer) {
        return questionIssuer.preview(draft, version, workload, namespace, conflict, manifests);
    }

    /** Whether the open question has the same content and clusters. The clusters' labels or the placement may have changed since. */
    boolean matches(QuestionEvent.Asked asked) {
        return Long.valueOf(version).equals(asked.draftVersion()) && conflict.equals(asked.conflict())
                && asked.clusters().stream().collect(Collectors.toMap(QuestionEvent.QuestionTarget::cluster, questionTarget ->
                String.valueOf(questionTarget.manifest()))).equals(manifests);
    }
}
