package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.cluster.JoinManifestReader;
import dev.fleetledger.local.folder.DataFolder;

/** Somebody rotates the credential of a cluster whose agent {@code local} runs. */
@ResourceLock(SharedFleet.LOCK)
class RotationStory {

    @Test
    void agentContinuesWithNewCredentialThatNoLogContains() throws IOException {
        LocalFleet localFleet = SharedFleet.fleet();
        Person admin = SharedFleet.person("admin");

        admin.post("/clusters/eu-2:rotate", "{\"overlap\":\"PT0S\",\"reason\":\"leaked\"}").expectStatus(200);

        Person alice = SharedFleet.person("alice");
        CreationStory.awaitRunning(alice, Wizard.start(alice).saveBasics("after-rotation")
                .saveContainers("quay.io/prometheus/node-exporter:v1.8.2").inCluster("eu-2")
                .submit("the agent is still there").expectStatus(202).text("/workloadId"));
        var settings = JoinManifestReader.settings(DataFolder.read(localFleet.data().joinManifest("eu-2")));
        assertThat(logs(localFleet)).contains("eu-2")
                .doesNotContain(settings.get("FLEETLEDGER_REPORT_KEY"), settings.get("FLEETLEDGER_KAFKA_PASSWORD"));
    }

    private static String logs(LocalFleet localFleet) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(localFleet.data().log("local").getParent())) {
            files.forEach(file -> all.append(DataFolder.read(file)));
        }
        return all.toString();
    }
}
