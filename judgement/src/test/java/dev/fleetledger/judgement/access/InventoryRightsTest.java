package dev.fleetledger.judgement.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.question.InventoryKind;

class InventoryRightsTest {

    private static final ScopedCluster EU1 = new ScopedCluster("eu-1", Map.of());

    @Test
    void listsClusterScopedKindsForAnyRole() {
        assertThat(readableKinds(Role.NSViewer, "default", null))
                .containsExactly("namespaces", "nodes", "priorityclasses", "runtimeclasses");
    }

    @Test
    void listsNamespacedKindsForViewerExceptSecrets() {
        assertThat(readableKinds(Role.NSViewer, "default", "default"))
                .contains("configmaps", "daemonsets", "claims", "serviceaccounts", "quotas").doesNotContain("secrets");
        assertThat(readableKinds(Role.NSViewer, "default", "monitoring")).doesNotContain("configmaps", "daemonsets", "secrets");
    }

    @Test
    void listsSecretNamesForEditorOfNamespace() {
        assertThat(readableKinds(Role.NSEditor, "default", "default")).contains("secrets");
        assertThat(readableKinds(Role.NSEditor, "default", "monitoring")).doesNotContain("secrets");
        assertThat(readableKinds(Role.NSEditor, "default", null)).doesNotContain("secrets", "configmaps");
    }

    @Test
    void listsAllNamespacesOnlyForClusterWideRoles() {
        assertThat(readableKinds(Role.ClusterAdmin, null, null)).hasSize(InventoryKind.values().length);
        assertThat(readableKinds(Role.FleetAdmin, null, null)).hasSize(InventoryKind.values().length);
        assertThat(readableKinds(Role.Auditor, null, null)).contains("configmaps").doesNotContain("secrets");
        assertThat(readableKinds(Role.Auditor, null, "default")).contains("configmaps").doesNotContain("secrets");
    }

    @Test
    void showsOnlyNamespacesInReach() {
        Rights viewer = new Rights("x", List.of(new Grant(Role.NSViewer, new Scope(true, Set.of(), Map.of(), "default"))));
        Rights clusterAdmin = new Rights("x", List.of(new Grant(Role.ClusterAdmin, new Scope(false, Set.of("eu-1"), Map.of(), null))));

        assertThat(InventoryRights.mayReadItem(viewer, InventoryKind.NAMESPACES, EU1, "default")).isTrue();
        assertThat(InventoryRights.mayReadItem(viewer, InventoryKind.NAMESPACES, EU1, "payments")).isFalse();
        assertThat(InventoryRights.mayReadItem(viewer, InventoryKind.NODES, EU1, "node-1")).isTrue();
        assertThat(InventoryRights.mayReadItem(clusterAdmin, InventoryKind.NAMESPACES, EU1, "payments")).isTrue();
    }

    private static List<String> readableKinds(Role role, @Nullable String grantedNamespace, @Nullable String namespace) {
        Rights rights = new Rights("x", List.of(new Grant(role, new Scope(true, Set.of(), Map.of(), grantedNamespace))));
        return Arrays.stream(InventoryKind.values()).filter(kind -> InventoryRights.mayList(rights, kind, EU1, namespace))
                .map(InventoryKind::wireName).toList();
    }
}
