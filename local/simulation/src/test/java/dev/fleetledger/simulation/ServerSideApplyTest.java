package dev.fleetledger.simulation;

import static dev.fleetledger.simulation.ManualClockCluster.daemonSet;
import static dev.fleetledger.simulation.ManualClockCluster.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiStatusException;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.write.WriteOptions;

class ServerSideApplyTest {
    private final ManualClockCluster cluster = new ManualClockCluster();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void writesNothingOnRepeatedApply() {
        ObjectNode first = cluster.apply(with(daemonSet("a", "nginx:1"), "false", "spec", "template", "spec", "hostNetwork"));
        cluster.advance(Duration.ofSeconds(5));
        String version = Meta.version(cluster.find("a"));

        ObjectNode again = cluster.apply(with(daemonSet("a", "nginx:1"), "false", "spec", "template", "spec", "hostNetwork"));

        assertThat(Meta.version(again)).isEqualTo(version);
        assertThat(again.at("/metadata/generation")).isEqualTo(first.at("/metadata/generation"));
    }

    @Test
    void removesFieldWithItsDefaultsWhenOnlyOwnerOmitsIt() {
        cluster.apply(with(daemonSet("a", "nginx:1"),
                "[{\"name\": \"c\", \"image\": \"nginx:1\", \"livenessProbe\": {\"httpGet\": {\"port\": 80}}}]",
                "spec", "template", "spec", "containers"));

        ObjectNode after = cluster.apply(daemonSet("a", "nginx:1"));

        assertThat(after.at("/spec/template/spec/containers/0").has("livenessProbe")).isFalse();
        assertThat(after.at("/spec/template/spec/containers/0/terminationMessagePath").asString()).isEqualTo("/dev/termination-log");
    }

    @Test
    void keepsFieldThatAnotherManagerAlsoOwns() {
        ObjectNode labelled = with(daemonSet("a", "nginx:1"), "{\"team\": \"x\"}", "metadata", "labels");
        cluster.apply(labelled, "one");
        cluster.apply(labelled, "other");

        ObjectNode after = cluster.apply(daemonSet("a", "nginx:1"), "one");

        assertThat(Meta.labels(after)).containsEntry("team", "x");
    }

    @Test
    void transfersFieldOwnershipOnForce() {
        cluster.apply(daemonSet("a", "nginx:1"), "one");
        cluster.force(daemonSet("a", "nginx:2"), "other");

        assertThatThrownBy(() -> cluster.apply(daemonSet("a", "nginx:1"), "one")).isInstanceOf(ApiStatusException.class)
                .hasMessage("Apply failed with 1 conflict: conflict with \"other\": "
                        + ".spec.template.spec.containers[name=\"c\"].image");
    }

    @Test
    void respondsWith500WithoutReasonToUnknownField() {
        assertThatThrownBy(() -> cluster.apply(with(daemonSet("a", "nginx:1"), "1", "spec", "foo")))
                .isInstanceOfSatisfying(ApiStatusException.class, statusException -> {
                    assertThat(statusException.toJson().has("reason")).isFalse();
                    assertThat(statusException.code()).isEqualTo(500);
                    assertThat(statusException).hasMessageContaining(".spec.foo: field not declared in schema");
                });
    }

    @Test
    void rejectsApplyWithUidOfMissingOrDifferentObject() {
        ObjectNode guarded = with(daemonSet("a", "nginx:1"), "\"11111111-1111-1111-1111-111111111111\"", "metadata", "uid");

        assertThatThrownBy(() -> cluster.apply(guarded)).isInstanceOfSatisfying(ApiStatusException.class,
                statusException -> assertThat(statusException.code()).isEqualTo(409));
        cluster.apply(daemonSet("a", "nginx:1"));
        assertThatThrownBy(() -> cluster.apply(guarded)).isInstanceOfSatisfying(ApiStatusException.class,
                statusException -> assertThat(statusException.code()).isEqualTo(422));
    }

    @Test
    void storesNothingOnDryRun() {
        cluster.applyWith(daemonSet("a", "nginx:1"), new WriteOptions("agent", true, false, WriteOptions.FieldValidation.IGNORE, ""));

        assertThat(cluster.exists(Kinds.DAEMON_SETS, "a")).isFalse();
    }

    @Test
    void assignsPatchedFieldToPatchingManager() {
        cluster.apply(daemonSet("a", "nginx:1"));
        cluster.simulated.served().writes().patch(Kinds.DAEMON_SETS, "monitoring", "a",
                next -> with(next, "5", "spec", "minReadySeconds"), WriteOptions.ofManager("kubectl"));

        ObjectNode after = cluster.apply(daemonSet("a", "nginx:1"));

        assertThat(Json.number(after, "spec", "minReadySeconds")).isEqualTo(5);
        assertThat(Json.items(after, "metadata", "managedFields")).extracting(entry -> Json.text(entry, "manager"))
                .contains("agent", "kubectl");
    }

    @Test
    void keysPortsWithoutProtocolAsTcp() {
        ObjectNode two = with(daemonSet("a", "nginx:1"),
                "[{\"name\": \"c\", \"image\": \"i\", \"ports\": [{\"containerPort\": 1}, {\"containerPort\": 1, \"protocol\": \"TCP\"}]}]",
                "spec", "template", "spec", "containers");

        assertThatThrownBy(() -> cluster.apply(two)).isInstanceOf(ApiStatusException.class)
                .hasMessageContaining("duplicate entries for key [containerPort=1,protocol=\"TCP\"]");
    }
}
