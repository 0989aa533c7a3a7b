package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.render.GoldenCases;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.table.DraftMutation;
import dev.fleetledger.manifest.validation.DraftValidator;

/**
 * A real API server accepts random drafts that our rules accept, so our rules reject whatever it rejects.
 * {@code -Drandom.drafts} sets the number of drafts, {@code -Drandom.seed} the first seed.
 */
class RandomDraftsIT {
    private static final int DRAFT_COUNT = Integer.getInteger("random.drafts", 600);
    private static final long FIRST_SEED = Long.getLong("random.seed", 4);
    /** Errors that depend on the cluster: its address families, its ranges of node ports and addresses, fields newer than its version. */
    static final Pattern CLUSTER_SPECIFIC_ERROR =
            Pattern.compile("not configured on this cluster|not configured for dual-stack|provided port is not in the valid range"
        + "|provided IP .* is not in the valid range|schedulingGroup: field not declared");

    @Test
    void rejectsDraftsThatApiServerRejects() throws IOException {
        List<JsonNode> drafts = drafts();
        List<String> unexpected = new ArrayList<>();
        int submitted = 0;

        for (int i = 0; i < DRAFT_COUNT; i++) {
            DraftMutation draftMutation = new DraftMutation(FIRST_SEED + i, drafts);
            StepDocuments stepDocuments = TestDocuments.documents(draftMutation.mutate(drafts.get(i % drafts.size())));
            if (isAccepted(stepDocuments)) {
                submitted++;
                Optional<String> rejection = ApiServer.findRejection(ManifestRenderer.render(Specification.of(Defaults.fill(stepDocuments)),
                        GoldenCases.EU_1));
                rejection.filter(message -> !CLUSTER_SPECIFIC_ERROR.matcher(message).find())
                    .ifPresent(message -> unexpected.add(draftMutation.changes() + "\n    " + message.lines().findFirst().orElse("")));
            }
        }

        assertThat(String.join("\n", unexpected)).isEmpty();
        assertThat(submitted).isGreaterThan(DRAFT_COUNT / 10);
    }

    static boolean isAccepted(StepDocuments stepDocuments) {
        boolean isWellFormed = stepDocuments.byStep().entrySet().stream()
                .allMatch(step -> ShapeValidator.check(step.getKey(), step.getValue()).isEmpty());
        return isWellFormed && DraftValidator.validate(stepDocuments).violations().isEmpty();
    }

    static List<JsonNode> drafts() throws IOException {
        List<JsonNode> drafts = new ArrayList<>();
        for (Path folder : GoldenCases.cases()) {
            ObjectNode steps = Json.object();
            GoldenCases.documents(folder).byStep().forEach((step, document) -> steps.set(step.key(), document));
            drafts.add(steps);
        }
        drafts.add(TestDocuments.resource("spec/limits-base.json"));
        return drafts;
    }
}
