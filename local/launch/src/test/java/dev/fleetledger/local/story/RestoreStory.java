package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.folder.DataFolder;

/** Restores an older backup of the ledger while Kafka and the clusters have newer data than the hub. */
@ResourceLock(SharedFleet.LOCK)
class RestoreStory {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final String NEWER_IMAGE = "quay.io/prometheus/node-exporter:v1.9.0";

    private final LocalFleet localFleet = SharedFleet.fleet();
    private final Person admin = SharedFleet.person("admin");

    @Test
    void neitherDeletesNorDuplicatesAfterRestoreAndContinuesOnceAccepted() {
        String changed = CreationStory.create(admin, "restored-changed");
        String deleted = CreationStory.create(admin, "restored-deleted");
        Backup backup = Backup.of(localFleet);
        changeAfterBackup(changed, deleted);

        backup.restore();

        ApiResponse hub = SharedFleet.eventually(TIMEOUT, () -> admin.get("/hub"), r -> r.status() == 200 && !r.json().at("/blocked")
                .isNull());
        assertThat(image("restored-changed")).as("nothing is rolled back: %s", hub.http().body()).isEqualTo(NEWER_IMAGE);
        ApiResponse accepted = admin.post("/hub:acceptRestore", "{\"reason\":\"the disk is gone\"}").expectStatus(200);
        assertThat(accepted.json().at("/epoch").asLong()).isEqualTo(2);
        awaitImage("restored-changed", ":v1.8.2");
        awaitImage("restored-deleted", ":v1.8.2");
        awaitRunning(changed, 1);
        awaitRunning(deleted, 1);
        assertThat(image("restored-made")).as("created after the backup, and nobody requested its deletion").endsWith(":v1.8.2");
        assertThat(Wizard.edit(admin, changed).saveContainers(NEWER_IMAGE).submit("again").expectStatus(202).json().at("/revision").asInt())
                .isEqualTo(2);
        awaitRunning(changed, 2);
    }

    private void changeAfterBackup(String changed, String deleted) {
        Wizard.edit(admin, changed).saveContainers(NEWER_IMAGE).submit("newer").expectStatus(202);
        String etag = admin.get("/workloads/" + deleted).expectStatus(200).etag();
        admin.post("/workloads/" + deleted + ":delete", "{\"policy\":\"delete\",\"reason\":\"no more\"}", "If-Match", etag)
                .expectStatus(202);
        CreationStory.create(admin, "restored-made");
        SharedFleet.eventually(TIMEOUT, () -> admin.get("/workloads/" + deleted), r -> r.text("/status").equals("Deleted"));
        awaitRunning(changed, 2);
    }

    private void awaitRunning(String workload, int revision) {
        SharedFleet.eventually(TIMEOUT, () -> admin.get("/workloads/" + workload),
                r -> r.text("/status").equals("Running") && r.json().at("/revision").asInt() == revision);
    }

    /** Waits for the image in the cluster, because the reported status may still be that of the backup. */
    private void awaitImage(String name, String image) {
        SharedFleet.eventually(TIMEOUT, () -> admin.get("/hub"), ignored -> image(name).endsWith(image));
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
