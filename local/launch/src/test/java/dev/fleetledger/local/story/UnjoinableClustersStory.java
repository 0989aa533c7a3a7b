package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.parts.kubernetes.ControlPlane;
import dev.fleetledger.parts.kubernetes.KubernetesCluster;
import dev.fleetledger.parts.process.Ports;

/** {@code local --kubeconfig} with a healthy cluster, one whose user has no rights, and one that is not there. */
class UnjoinableClustersStory {


    private static final KubernetesCluster OPEN = ControlPlane.withKwok().cluster("story-open");
    private static final KubernetesCluster LOCKED = ControlPlane.withKwok().cluster("story-locked");

    @TempDir
    private static Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void startsWhatCanBeStartedAndJoinsOthersOnceTheyCanBe() {
        OPEN.addNode("open-1");
        LOCKED.addNode("locked-1");
        try (var localFleet = LocalFleet.start(new LocalFleet.Settings(folder, Optional.of(kubeconfig()), 3, 0),
                ServiceCommands.ofThisCheckout(), lines::add)) {
            var admin = new Person(localFleet, "admin");
            CreationStory.awaitRunning(admin, submit(admin, "healthy", "story-open"));
            assertThat(lines).anyMatch(line -> line.startsWith("cluster story-locked can't be joined: the kubeconfig's user lacks a right"))
                    .anyMatch(line -> line.startsWith("cluster nowhere can't be joined: nothing listens at https://127.0.0.1:"))
                    .noneMatch(line -> line.contains("Exception") || line.contains("Status("));
            assertThat(DataFolder.read(localFleet.data().unjoinedFile("story-locked"))).contains("lacks a right", "tried again every");

            LOCKED.kubectl().run("create", "clusterrolebinding", "visitor", "--clusterrole=cluster-admin",
                    "--serviceaccount=default:visitor");

            CreationStory.awaitRunning(admin, submit(admin, "unlocked", "story-locked"));
            assertThat(lines).contains("cluster story-locked is joined now; its agent starts");
            assertThat(localFleet.joinedClusters()).containsExactlyInAnyOrder("story-open", "story-locked");
        }
    }

    private static Path kubeconfig() {
        var kubeconfig = ControlPlane.withKwok().kubeconfig("story-open", "story-locked");
        LOCKED.kubectl().run("create", "serviceaccount", "visitor", "-n", "default");
        var token = LOCKED.kubectl().run("create", "token", "visitor", "-n", "default").strip();
        config(kubeconfig, "set-credentials", "visitor", "--token=" + token);
        config(kubeconfig, "set-context", "story-locked", "--user=visitor");
        config(kubeconfig, "set-cluster", "nowhere", "--server=https://127.0.0.1:" + Ports.free());
        config(kubeconfig, "set-context", "nowhere", "--cluster=nowhere", "--user=visitor");
        return kubeconfig;
    }

    private static void config(Path kubeconfig, String... arguments) {
        LOCKED.kubectl().run(Stream.concat(Stream.of("config", "--kubeconfig", kubeconfig.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static String submit(Person person, String name, String cluster) {
        return Wizard.start(person).save("basics", "{\"name\":\"" + name + "\"}").saveContainers("quay.io/prometheus/node-exporter:v1.8.2")
                .inCluster(cluster).submit("where it can be").expectStatus(202).text("/workloadId");
    }
}
