package dev.fleetledger.judgement.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InventoryRightsTest {

    private static final ScopedCluster EU1 = new ScopedCluster("eu-1", Map.of());

    @Test
    void listsClusterScopedKindsForAnyRole() {
        assertThat(seen(Role.NSViewer, "default", null)).containsExactly("namespaces", "nodes", "priorityclasses", "runtimeclasses");
    }

    @Test
    void listsNamespacedKindsForViewerExceptSecrets() {
        assertThat(seen(Role.NSViewer, "default", "default")).contains("configmaps", "daemonsets", "claims", "serviceaccounts", "quotas").doesNotContain("secrets");
        assertThat(seen(Role.NSViewer, "default", "monitoring")).doesNotContain("configmaps", "daemonsets", "secrets");
    }

    @Test
    void listsSecretNamesForEditorOfNamespace() {
        assertThat(seen(Role.NSEditor, "default", "default")).contains("secrets");
        assertThat(seen(Role.NSEditor, "default", "monitoring")).doesNotContain("secrets");
        assertThat(seen(Role.NSEditor, "default", null)).doesNotContain("secrets", "configmaps");
    }

    @Test
    void listsAllNamespacesOnlyForClusterWideRoles() {
        assertThat(seen(Role.ClusterAdmin, null, null)).hasSize(InventoryRights.values().length);
        assertThat(seen(Role.FleetAdmin, null, null)).hasSize(InventoryRights.values().length);
        assertThat(seen(Role.Auditor, null, null)).contains("configmaps").doesNotContain("secrets");
        assertThat(seen(Role.Auditor, null, "default")).contains("configmaps").doesNotContain("secrets");
    }

    private static List<String> seen(Role role, @Nullable String granted, @Nullable String asked) {
        Rights rights = new Rights("x", List.of(new Grant(role, new Scope(true, Set.of(), Map.of(), granted))));
        return Arrays.stream(InventoryRights.values()).filter(kind -> kind.allowedTo(rights, EU1, asked)).map(InventoryRights::word).toList();
    }
}
