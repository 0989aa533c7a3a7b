package dev.fleetledger.local.story;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.parts.kubernetes.ControlPlane;

/** A cluster that is joined again follows the hub that it joined last. */
class SecondHubStory {

    @TempDir
    private Path first;
    @TempDir
    private Path second;

    @Test
    void worksOnClusterThatJoinedAnotherHubBefore() {
        ControlPlane.withKwok().cluster("story-twice").addNode("node-1");
        create(first, "first-trial");

        create(second, "second-trial");
    }

    private static void create(Path data, String name) {
        Path kubeconfig = ControlPlane.withKwok().kubeconfig("story-twice");
        try (LocalFleet localFleet = LocalFleet.start(new LocalFleet.Settings(data, Optional.of(kubeconfig), 3, 0),
                ServiceCommands.ofThisCheckout(),
                line -> System.out.println("  " + line))) {
            Person admin = new Person(localFleet, "admin");
            ApiResponse submitted = Wizard.start(admin).save("basics", "{\"name\":\"" + name + "\"}")
                    .saveContainers("quay.io/prometheus/node-exporter:v1.8.2").inAllClusters().submit("a trial").expectStatus(202);
            CreationStory.awaitRunning(admin, submitted.text("/workloadId"));
        }
    }
}
