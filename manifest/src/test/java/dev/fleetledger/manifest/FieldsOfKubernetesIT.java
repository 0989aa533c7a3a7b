package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ImportSanitizer;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.manifest.kubernetes.KubernetesTypes;
import dev.fleetledger.manifest.kubernetes.Typed;
import dev.fleetledger.manifest.render.Golden;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.validation.DraftValidator;

/**
 * A real API server accepts YAML that our rules accept, with any Kubernetes field, known to the form or not.
 * {@code -Drandom.objects} sets the number of objects, {@code -Drandom.seed} the first seed.
 */
class FieldsOfKubernetesIT {
    private static final int OBJECTS = Integer.getInteger("random.objects", 600);
    private static final long SEED = Long.getLong("random.seed", 11);

    @Test
    void rejectsYamlThatApiServerRejects() throws IOException {
        List<JsonNode> daemonSets = Typed.daemonSets();
        List<String> surprises = new ArrayList<>();
        int asked = 0;

        for (int i = 0; i < OBJECTS; i++) {
            Typed typed = new Typed(SEED + i);
            ObjectNode object = typed.in(daemonSets.get(i % daemonSets.size()), KubernetesTypes.DAEMON_SET);
            ImportResult importResult = ImportSanitizer.sanitize(ManifestImporter.fromObjects(List.of(object)));
            DraftContext draftContext = importResult.circumstances();
            if (importResult.problems().isEmpty() && DraftValidator.validate(importResult.documents(), draftContext).violations().isEmpty()) {
                asked++;
                JsonNode specification = Specification.of(Defaults.fill(importResult.documents(), draftContext), importResult.kept());
                Optional<String> refusal = ApiServer.refusal(ManifestRenderer.render(specification, Golden.EU_1));
                refusal.filter(message -> !RandomDraftsIT.ONLY_A_CLUSTER_KNOWS.matcher(message).find())
                    .ifPresent(message -> surprises.add(typed.told() + "\n    " + message.lines().findFirst().orElse("")));
            }
        }

        System.out.println(asked + " of " + OBJECTS + " were asked, and refused " + surprises.size());
        assertThat(String.join("\n", surprises)).isEmpty();
        assertThat(asked).isGreaterThan(OBJECTS / 10);
    }
}
