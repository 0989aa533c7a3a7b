package dev.fleetledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All pages of a list show one state, after which a client watches; a change between two pages would be missed otherwise. */
class ListPagesTest {
    private final SimulatedCluster cluster = SimulatedCluster.start(ClusterSettings.named("eu-1").withNamespaces("monitoring"));
    private final KubernetesClient client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(cluster.kubeconfig())).build();
    private final NonNamespaceOperation<ConfigMap, ConfigMapList, Resource<ConfigMap>> configMaps = client.configMaps()
            .inNamespace("monitoring");

    @BeforeEach
    void createConfigMaps() {
        List.of("a", "b", "c").forEach(name -> put(name, "before"));
    }

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    private void put(String name, String value) {
        configMaps.resource(new ConfigMapBuilder().withNewMetadata().withName(name).endMetadata().addToData("value", value).build())
                .forceConflicts().serverSideApply();
    }

    private ConfigMapList page(String token) {
        return configMaps.list(new ListOptionsBuilder().withLimit(1L).withContinue(token).build());
    }

    @Test
    void laterPagesShowStateOfFirstPage() {
        ConfigMapList first = page(null);
        configMaps.withName("a").delete();
        put("aa", "after");
        put("c", "between");
        put("c", "after");

        ConfigMapList second = page(first.getMetadata().getContinue());
        ConfigMapList third = page(second.getMetadata().getContinue());

        List<ConfigMap> items = new ArrayList<>();
        List.of(first, second, third).forEach(page -> items.addAll(page.getItems()));
        assertThat(items).extracting(item -> item.getMetadata().getName() + " " + item.getData().get("value"))
                .containsExactly("a before", "b before", "c before");
        assertThat(List.of(second, third)).extracting(page -> page.getMetadata().getResourceVersion())
                .containsOnly(first.getMetadata().getResourceVersion());
        assertThat(third.getMetadata().getContinue()).isNull();
    }

    @Test
    void refusesNextPageOfForgottenState() {
        ConfigMapList first = page(null);
        put("c", "after");
        cluster.served().store().dropChangesBefore(System.nanoTime());

        assertThatThrownBy(() -> page(first.getMetadata().getContinue()))
                .isInstanceOfSatisfying(KubernetesClientException.class, exception -> {
                    assertThat(exception.getCode()).isEqualTo(410);
                    assertThat(exception.getStatus().getReason()).isEqualTo("Expired");
                });
    }
}
