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
        ControlPlane.shared().cluster("story-twice").node("node-1");
        created(first, "first-trial");

        created(second, "second-trial");
    }

    private static void created(Path data, String name) {
        Path kubeconfig = ControlPlane.shared().kubeconfig("story-twice");
        try (LocalFleet localFleet = LocalFleet.start(new LocalFleet.Settings(data, Optional.of(kubeconfig), 3, 0), ServiceCommands.ofThisCheckout(),
                line -> System.out.println("  " + line))) {
            Person admin = new Person(localFleet, "admin");
            Reply submitted = Wizard.begun(admin).save("basics", "{\"name\":\"" + name + "\"}")
                    .containers("quay.io/prometheus/node-exporter:v1.8.2").everywhere().submit("a trial").is(202);
            CreationStory.running(admin, submitted.text("/workloadId"));
        }
    }
}
