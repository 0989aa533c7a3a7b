package dev.fleetledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs fabric8, the client that the agent uses, against an unmodified simulated cluster. */
class Fabric8ClientTest {
    private final SimulatedCluster cluster = SimulatedCluster.start(
            ClusterSettings.named("eu-1").withToken("s3cret").withNamespaces("monitoring"));
    private final KubernetesClient client = client(cluster.kubeconfig());

    private static KubernetesClient client(String kubeconfig) {
        Config config = Config.fromKubeconfig(kubeconfig);
        config.setOnlyHttpWatches(true);
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    static DaemonSet daemonSet(String name, String image) {
        return new DaemonSetBuilder()
                .withNewMetadata().withName(name).withNamespace("monitoring").addToLabels("app", name).endMetadata()
                .withNewSpec().withNewSelector().addToMatchLabels("app", name).endSelector()
                .withNewTemplate().withNewMetadata().addToLabels("app", name).endMetadata()
                .withNewSpec().addNewContainer().withName("c").withImage(image).endContainer().endSpec()
                .endTemplate().endSpec().build();
    }

    private DaemonSet apply(DaemonSet wanted) {
        return client.resource(wanted).fieldManager("fleet-agent").serverSideApply();
    }

    @Test
    void createsReadyPodPerNodeForAppliedDaemonSet() {
        apply(daemonSet("ne", "nginx:1"));

        DaemonSet ready = client.apps().daemonSets().inNamespace("monitoring").withName("ne").waitUntilCondition(
                found -> found != null && found.getStatus() != null && Integer.valueOf(3).equals(found.getStatus().getNumberAvailable()),
                10, TimeUnit.SECONDS);

        assertThat(ready.getStatus().getObservedGeneration()).isEqualTo(1L);
        assertThat(client.pods().inNamespace("monitoring").withLabel("app", "ne").list().getItems())
                .extracting(pod -> pod.getStatus().getPhase()).containsOnly("Running").hasSize(3);
    }

    @Test
    void changesNothingOnRepeatedApply() {
        DaemonSet first = apply(daemonSet("ne", "nginx:1"));
        cluster.fault(dev.fleetledger.simulation.faults.Fault.ONLINE);

        DaemonSet again = apply(daemonSet("ne", "nginx:1"));

        assertThat(again.getMetadata().getGeneration()).isEqualTo(first.getMetadata().getGeneration());
        assertThat(again.getMetadata().getUid()).isEqualTo(first.getMetadata().getUid());
    }

    @Test
    void reportsConflictWithManagerAndField() {
        apply(daemonSet("ne", "nginx:1"));

        assertThatThrownBy(() -> client.resource(daemonSet("ne", "nginx:2")).fieldManager("other").serverSideApply())
                .isInstanceOfSatisfying(KubernetesClientException.class, exception -> {
                    assertThat(exception.getCode()).isEqualTo(409);
                    assertThat(exception.getStatus().getDetails().getCauses()).singleElement().satisfies(cause -> {
                        assertThat(cause.getReason()).isEqualTo("FieldManagerConflict");
                        assertThat(cause.getField()).isEqualTo(".spec.template.spec.containers[name=\"c\"].image");
                        assertThat(cause.getMessage()).isEqualTo("conflict with \"fleet-agent\"");
                    });
                });
    }

    @Test
    void informsAboutExistingAndNewObjects() throws InterruptedException {
        apply(daemonSet("one", "nginx:1"));
        var informer = client.apps().daemonSets().inNamespace("monitoring").inform();

        apply(daemonSet("two", "nginx:1"));

        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (informer.getStore().list().size() < 2 && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(informer.getStore().list()).extracting(found -> found.getMetadata().getName())
                .containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void rejectsRequestWithWrongToken() {
        try (KubernetesClient unauthorized = client(cluster.kubeconfig().replace("s3cret", "guess"))) {
            assertThatThrownBy(() -> unauthorized.namespaces().list())
                    .isInstanceOfSatisfying(KubernetesClientException.class, exception -> assertThat(exception.getCode()).isEqualTo(401));
        }
    }

    @Test
    void stopsWantingPodOnTaintedNode() {
        apply(daemonSet("ne", "nginx:1"));
        cluster.taint("eu-1-node-1", "dedicated", "db", "NoExecute");

        DaemonSet two = client.apps().daemonSets().inNamespace("monitoring").withName("ne").waitUntilCondition(
                found -> found.getStatus() != null && Integer.valueOf(2).equals(found.getStatus().getDesiredNumberScheduled()),
                10, TimeUnit.SECONDS);

        assertThat(two.getStatus().getNumberMisscheduled()).isIn(0, 1);
    }

    @Test
    void selectsNodesByNodeSelector() {
        cluster.label("eu-1-node-2", "disk", "ssd");
        DaemonSet wanted = daemonSet("ne", "nginx:1");
        wanted.getSpec().getTemplate().getSpec().setNodeSelector(Map.of("disk", "ssd"));

        apply(wanted);

        client.apps().daemonSets().inNamespace("monitoring").withName("ne").waitUntilCondition(
                found -> found.getStatus() != null && Integer.valueOf(1).equals(found.getStatus().getNumberReady()), 10, TimeUnit.SECONDS);
        assertThat(client.pods().inNamespace("monitoring").list().getItems())
                .extracting(pod -> pod.getSpec().getNodeName()).containsExactly("eu-1-node-2");
    }
}
