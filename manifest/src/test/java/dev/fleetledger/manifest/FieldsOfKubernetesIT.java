package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.check.Rules;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.importing.Imported;
import dev.fleetledger.manifest.importing.Importing;
import dev.fleetledger.manifest.importing.Vetting;
import dev.fleetledger.manifest.kubernetes.KubernetesTypes;
import dev.fleetledger.manifest.kubernetes.Typed;
import dev.fleetledger.manifest.render.Golden;
import dev.fleetledger.manifest.render.Rendering;
import dev.fleetledger.manifest.render.Specification;

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
            Imported imported = Vetting.vet(Importing.objects(List.of(object)));
            Circumstances circumstances = imported.circumstances();
            if (imported.problems().isEmpty() && Rules.check(imported.documents(), circumstances).violations().isEmpty()) {
                asked++;
                JsonNode specification = Specification.of(Defaults.fill(imported.documents(), circumstances), imported.kept());
                Optional<String> refusal = ApiServer.refusal(Rendering.render(specification, Golden.EU_1));
                refusal.filter(message -> !RandomDraftsIT.ONLY_A_CLUSTER_KNOWS.matcher(message).find())
                    .ifPresent(message -> surprises.add(typed.told() + "\n    " + message.lines().findFirst().orElse("")));
            }
        }

        System.out.println(asked + " of " + OBJECTS + " were asked, and refused " + surprises.size());
        assertThat(String.join("\n", surprises)).isEmpty();
        assertThat(asked).isGreaterThan(OBJECTS / 10);
    }
}
