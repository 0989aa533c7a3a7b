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

import dev.fleetledger.manifest.document.Given;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.render.Golden;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.table.Mutation;
import dev.fleetledger.manifest.validation.DraftValidator;

/**
 * A real API server accepts random drafts that our rules accept, so our rules reject whatever it rejects.
 * {@code -Drandom.drafts} sets the number of drafts, {@code -Drandom.seed} the first seed.
 */
class RandomDraftsIT {
    private static final int DRAFTS = Integer.getInteger("random.drafts", 600);
    private static final long SEED = Long.getLong("random.seed", 4);
    /** Errors that depend on the cluster: its address families, its ranges of node ports and addresses, fields newer than its version. */
    static final Pattern ONLY_A_CLUSTER_KNOWS = Pattern.compile("not configured on this cluster|not configured for dual-stack|provided port is not in the valid range"
        + "|provided IP .* is not in the valid range|schedulingGroup: field not declared");

    @Test
    void rejectsDraftsThatApiServerRejects() throws IOException {
        List<JsonNode> drafts = drafts();
        List<String> surprises = new ArrayList<>();
        int asked = 0;

        for (int i = 0; i < DRAFTS; i++) {
            Mutation mutation = new Mutation(SEED + i, drafts);
            StepDocuments stepDocuments = Given.documents(mutation.of(drafts.get(i % drafts.size())));
            if (isAccepted(stepDocuments)) {
                asked++;
                Optional<String> refusal = ApiServer.refusal(ManifestRenderer.render(Specification.of(Defaults.fill(stepDocuments)), Golden.EU_1));
                refusal.filter(message -> !ONLY_A_CLUSTER_KNOWS.matcher(message).find())
                    .ifPresent(message -> surprises.add(mutation.told() + "\n    " + message.lines().findFirst().orElse("")));
            }
        }

        assertThat(String.join("\n", surprises)).isEmpty();
        assertThat(asked).isGreaterThan(DRAFTS / 10);
    }

    static boolean isAccepted(StepDocuments stepDocuments) {
        boolean shaped = stepDocuments.byStep().entrySet().stream().allMatch(step -> ShapeValidator.check(step.getKey(), step.getValue()).isEmpty());
        return shaped && DraftValidator.validate(stepDocuments).violations().isEmpty();
    }

    static List<JsonNode> drafts() throws IOException {
        List<JsonNode> drafts = new ArrayList<>();
        for (Path folder : Golden.cases()) {
            ObjectNode steps = Json.object();
            Golden.documents(folder).byStep().forEach((step, document) -> steps.set(step.key(), document));
            drafts.add(steps);
        }
        drafts.add(Given.resource("spec/limits-base.json"));
        return drafts;
    }
}
