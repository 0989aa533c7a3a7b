package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.Test;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.folder.DataFolder;

/** Restores an older backup of the ledger while Kafka and the clusters have newer data than the hub. */
class RestoreStory {

    private static final Duration IN_THE_END = Duration.ofSeconds(120);
    private static final String NEWER = "quay.io/prometheus/node-exporter:v1.9.0";

    private final LocalFleet localFleet = Stage.fleet();
    private final Person admin = Stage.person("admin");

    @Test
    void neitherDeletesNorDuplicatesAfterRestoreAndContinuesOnceAccepted() {
        String changed = CreationStory.created(admin, "restored-changed");
        String deleted = CreationStory.created(admin, "restored-deleted");
        Backup backup = Backup.of(localFleet);
        since(changed, deleted);

        backup.restore();

        Reply stands = Stage.eventually(IN_THE_END, () -> admin.get("/hub"), r -> r.status() == 200 && !r.json().at("/blocked").isNull());
        assertThat(image("restored-changed")).as("nothing is rolled back: %s", stands.http().body()).isEqualTo(NEWER);
        Reply accepted = admin.post("/hub:acceptRestore", "{\"reason\":\"the disk is gone\"}").is(200);
        assertThat(accepted.json().at("/epoch").asLong()).isEqualTo(2);
        stands("restored-changed", ":v1.8.2");
        stands("restored-deleted", ":v1.8.2");
        runs(changed, 1);
        runs(deleted, 1);
        assertThat(image("restored-made")).as("created after the backup, and nobody requested its deletion").endsWith(":v1.8.2");
        assertThat(Wizard.editing(admin, changed).containers(NEWER).submit("again").is(202).json().at("/revision").asInt()).isEqualTo(2);
        runs(changed, 2);
    }

    private void since(String changed, String deleted) {
        Wizard.editing(admin, changed).containers(NEWER).submit("newer").is(202);
        String etag = admin.get("/workloads/" + deleted).is(200).etag();
        admin.post("/workloads/" + deleted + ":delete", "{\"policy\":\"delete\",\"reason\":\"no more\"}", "If-Match", etag).is(202);
        CreationStory.created(admin, "restored-made");
        Stage.eventually(IN_THE_END, () -> admin.get("/workloads/" + deleted), r -> r.text("/status").equals("Deleted"));
        runs(changed, 2);
    }

    private void runs(String workload, int revision) {
        Stage.eventually(IN_THE_END, () -> admin.get("/workloads/" + workload),
                r -> r.text("/status").equals("Running") && r.json().at("/revision").asInt() == revision);
    }

    /** Waits for the image in the cluster, because the reported status may still be that of the backup. */
    private void stands(String name, String image) {
        Stage.eventually(IN_THE_END, () -> admin.get("/hub"), anyAnswer -> image(name).endsWith(image));
    }

    /** Returns the image from the cluster's own API server; empty if there is no such DaemonSet. */
    private String image(String name) {
        String kubeconfig = DataFolder.read(localFleet.data().kubeconfig("eu-1"));
        try (var client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build()) {
            DaemonSet found = client.apps().daemonSets().inNamespace("monitoring").withName(name).get();
            return found == null ? "" : found.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
        }
    }
}
