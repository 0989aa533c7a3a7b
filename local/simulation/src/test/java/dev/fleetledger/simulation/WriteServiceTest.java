package dev.fleetledger.simulation;

import static dev.fleetledger.simulation.ManualClockCluster.daemonSet;
import static dev.fleetledger.simulation.ManualClockCluster.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiStatusException;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.write.DeleteOptions;
import dev.fleetledger.simulation.write.WriteOptions;
import dev.fleetledger.simulation.write.WriteOptions.FieldValidation;

class WriteServiceTest {
    private final ManualClockCluster cluster = new ManualClockCluster();

    @AfterEach
    void close() {
        cluster.close();
    }

    private ObjectNode patch(String json, WriteOptions options, String... path) {
        return cluster.simulated.served().writes().patch(Kinds.DAEMON_SETS, "monitoring", "a", next -> with(next, json, path), options)
                .object();
    }

    private static int generation(ObjectNode object) {
        return Json.number(object, "metadata", "generation");
    }

    @Test
    void incrementsGenerationOnSpecChangeOnly() {
        cluster.apply(daemonSet("a", "nginx:1"));

        int afterLabel = generation(patch("{\"x\": \"y\"}", WriteOptions.ofManager("t"), "metadata", "labels"));
        int afterStatus = generation(patch("7", WriteOptions.ofManager("t").withSubresource("status"), "status", "collisionCount"));
        int afterSpec = generation(patch("7", WriteOptions.ofManager("t"), "spec", "minReadySeconds"));

        assertThat(new int[] {afterLabel, afterStatus, afterSpec}).containsExactly(1, 1, 2);
    }

    @Test
    void separatesStatusFromSpecWrites() {
        cluster.apply(daemonSet("a", "nginx:1"));
        patch("7", WriteOptions.ofManager("t").withSubresource("status"), "status", "collisionCount");

        ObjectNode after = patch("8", WriteOptions.ofManager("t"), "status", "collisionCount");
        ObjectNode specByStatus = patch("8", WriteOptions.ofManager("t").withSubresource("status"), "spec", "minReadySeconds");

        assertThat(Json.number(after, "status", "collisionCount")).isEqualTo(7);
        assertThat(Json.number(specByStatus, "spec", "minReadySeconds")).isZero();
    }

    @Test
    void rejectsChangedSelector() {
        cluster.apply(daemonSet("a", "nginx:1"));

        assertThatThrownBy(() -> patch("{\"app\": \"b\"}", WriteOptions.ofManager("t"), "spec", "selector", "matchLabels"))
                .isInstanceOf(ApiStatusException.class).hasMessageContaining("spec.selector").hasMessageContaining("field is immutable");
    }

    @Test
    void rejectsStaleResourceVersion() {
        cluster.apply(daemonSet("a", "nginx:1"));

        assertThatThrownBy(() -> cluster.simulated.served().writes().replace(Kinds.DAEMON_SETS, "monitoring", "a",
                with(daemonSet("a", "nginx:2"), "\"1\"", "metadata", "resourceVersion"), WriteOptions.ofManager("t")))
                .hasMessage("Operation cannot be fulfilled on daemonsets.apps \"a\": the object has been modified; please apply your "
                        + "changes to the latest version and try again");
    }

    @Test
    void rejectsUnknownFieldInStrictMode() {
        assertThatThrownBy(() -> cluster.simulated.served().writes().create(Kinds.DAEMON_SETS, "monitoring",
                with(daemonSet("a", "nginx:1"), "1", "spec", "foo"), new WriteOptions("t", false, false, FieldValidation.STRICT, "")))
                .hasMessageEndingWith("strict decoding error: unknown field \"spec.foo\"");
    }

    @Test
    void rejectsNewObjectsInMissingOrTerminatingNamespaces() {
        var writeService = cluster.simulated.served().writes();
        writeService.create(Kinds.CONFIG_MAPS, "monitoring", Json.parse(
                "{\"metadata\": {\"name\": \"stays\", \"finalizers\": [\"a/b\"]}}"), WriteOptions.ofManager("t"));
        cluster.simulated.served().deletion().delete(Kinds.NAMESPACES, "", "monitoring", DeleteOptions.GRACEFULLY);

        assertThatThrownBy(() -> cluster.apply(daemonSet("a", "nginx:1"))).hasMessage("daemonsets.apps \"a\" is forbidden: unable to "
                + "create new content in namespace monitoring because it is being terminated");
        assertThatThrownBy(() -> writeService.create(Kinds.DAEMON_SETS, "nowhere", daemonSet("a", "nginx:1"), WriteOptions.ofManager("t")))
                .hasMessage("namespaces \"nowhere\" not found");
    }

    @Test
    void rejectsDeleteWithUidOfAnotherObject() {
        ObjectNode created = cluster.apply(daemonSet("a", "nginx:1"));
        var another = new DeleteOptions("other", "", DeleteOptions.Propagation.BACKGROUND, null, false);

        assertThatThrownBy(() -> cluster.simulated.served().deletion().delete(Kinds.DAEMON_SETS, "monitoring", "a", another))
                .hasMessageContaining("the UID in the precondition (other) does not match the UID in record (" + Meta.uid(created) + ")");
    }

    @ParameterizedTest
    @CsvSource({"0.25, 250m", "1024Mi, 1Gi", "0.5m, 1m", "1000, 1k", "1.5Gi, 1536Mi", "1e3, 1k", "0, 0", "100m, 100m", "512, 512"})
    void storesQuantitiesInCanonicalForm(String written, String kept) {
        ObjectNode created = cluster.apply(with(daemonSet("a", "nginx:1"), "[{\"name\": \"c\", \"image\": \"i\", \"resources\": "
                + "{\"limits\": {\"memory\": \"" + written + "\"}}}]", "spec", "template", "spec", "containers"));

        assertThat(created.at("/spec/template/spec/containers/0/resources/limits/memory").asString()).isEqualTo(kept);
    }
}
