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

import dev.fleetledger.manifest.check.Rules;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Given;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.Shape;
import dev.fleetledger.manifest.render.Golden;
import dev.fleetledger.manifest.render.Rendering;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.table.Mutation;

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
            Documents documents = Given.documents(mutation.of(drafts.get(i % drafts.size())));
            if (isAccepted(documents)) {
                asked++;
                Optional<String> refusal = ApiServer.refusal(Rendering.render(Specification.of(Defaults.fill(documents)), Golden.EU_1));
                refusal.filter(message -> !ONLY_A_CLUSTER_KNOWS.matcher(message).find())
                    .ifPresent(message -> surprises.add(mutation.told() + "\n    " + message.lines().findFirst().orElse("")));
            }
        }

        assertThat(String.join("\n", surprises)).isEmpty();
        assertThat(asked).isGreaterThan(DRAFTS / 10);
    }

    static boolean isAccepted(Documents documents) {
        boolean shaped = documents.byStep().entrySet().stream().allMatch(step -> Shape.check(step.getKey(), step.getValue()).isEmpty());
        return shaped && Rules.check(documents).violations().isEmpty();
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
