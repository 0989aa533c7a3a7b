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
import dev.fleetledger.manifest.kubernetes.RandomKubernetesObject;
import dev.fleetledger.manifest.render.GoldenCases;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.validation.DraftValidator;

/**
 * A real API server accepts YAML that our rules accept, with any Kubernetes field, known to the form or not.
 * {@code -Drandom.objects} sets the number of objects, {@code -Drandom.seed} the first seed.
 */
class KubernetesFieldsIT {
    private static final int OBJECT_COUNT = Integer.getInteger("random.objects", 600);
    private static final long FIRST_SEED = Long.getLong("random.seed", 11);

    @Test
    void rejectsYamlThatApiServerRejects() throws IOException {
        List<JsonNode> daemonSets = RandomKubernetesObject.daemonSets();
        List<String> unexpected = new ArrayList<>();
        int submitted = 0;

        for (int i = 0; i < OBJECT_COUNT; i++) {
            RandomKubernetesObject kubernetesObject = new RandomKubernetesObject(FIRST_SEED + i);
            ObjectNode object = kubernetesObject.mutate(daemonSets.get(i % daemonSets.size()), KubernetesTypes.DAEMON_SET);
            ImportResult importResult = ImportSanitizer.sanitize(ManifestImporter.fromObjects(List.of(object)));
            DraftContext draftContext = importResult.context();
            if (importResult.problems().isEmpty() && DraftValidator.validate(importResult.documents(), draftContext).violations()
                    .isEmpty()) {
                submitted++;
                JsonNode specification = Specification.of(Defaults.fill(importResult.documents(), draftContext), importResult.kept());
                Optional<String> rejection = ApiServer.findRejection(ManifestRenderer.render(specification, GoldenCases.EU_1));
                rejection.filter(message -> !RandomDraftsIT.CLUSTER_SPECIFIC_ERROR.matcher(message).find())
                    .ifPresent(message -> unexpected.add(kubernetesObject.changes() + "\n    " + message.lines().findFirst().orElse("")));
            }
        }

        System.out.println(submitted + " of " + OBJECT_COUNT + " were asked, and refused " + unexpected.size());
        assertThat(String.join("\n", unexpected)).isEmpty();
        assertThat(submitted).isGreaterThan(OBJECT_COUNT / 10);
    }
}
