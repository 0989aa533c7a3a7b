package dev.fleetledger.command.draft.preview;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.draft.shelf.OnShelf;
import dev.fleetledger.command.draft.submit.Submission;
import dev.fleetledger.command.question.Asking;
import dev.fleetledger.command.question.Questions;
import dev.fleetledger.contract.question.QuestionEvent;

/**
 * A preview to be requested from the targets.
 *
 * @param workload  owner of the objects; absent while the workload does not exist
 * @param manifests name of the frozen manifest, by cluster
 */
record Inquiry(UUID draft, long version, @Nullable UUID workload, String namespace, String conflict, Map<String, String> manifests) {

    static Inquiry of(OnShelf found, Submission submission, Map<String, String> manifests) {
        UUID workload = found.content().basedOn() == null ? null : submission.id();
        return new Inquiry(found.content().draft(), found.version(), workload, submission.namespace(),
                submission.placement().path("conflict").stringValue("refuse"), manifests);
    }

    Asking through(Questions questions) {
        return questions.preview(draft, version, workload, namespace, conflict, manifests);
    }

    /** Whether the open question has the same content and clusters. The clusters' labels or the placement may have changed since. */
    boolean isWhatWasAsked(QuestionEvent.Asked asked) {
        return Long.valueOf(version).equals(asked.draftVersion()) && conflict.equals(asked.conflict())
                && asked.clusters().stream().collect(Collectors.toMap(QuestionEvent.Of::cluster, of -> String.valueOf(of.manifest()))).equals(manifests);
    }
}
