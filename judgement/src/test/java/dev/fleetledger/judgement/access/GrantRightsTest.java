package dev.fleetledger.judgement.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrantRightsTest {

    private static final List<ScopedCluster> FLEET = List.of(new ScopedCluster("eu-1", Map.of("region", "eu", "env", "demo")),
            new ScopedCluster("eu-2", Map.of("region", "eu")), new ScopedCluster("us-1", Map.of("region", "us")));
    private static final Map<String, String> EU = Map.of("region", "eu");

    /** Who may give what in their own scope, written out by hand so that every change of it is made twice. */
    @Test
    void letsEachRoleGrantExactlyRolesBelowItsOwn() {
        Map<Role, Set<Role>> expected = Map.of(
                Role.NSViewer, Set.of(), Role.NSEditor, Set.of(), Role.Auditor, Set.of(),
                Role.NSAdmin, Set.of(Role.NSViewer, Role.NSEditor),
                Role.ClusterAdmin, Set.of(Role.NSViewer, Role.NSEditor, Role.NSAdmin),
                Role.FleetAdmin, Set.of(Role.values()));

        assertThat(Arrays.stream(Role.values()).collect(Collectors.toMap(giver -> giver, GrantRightsTest::grantable))).isEqualTo(expected);
    }

    @Test
    void boundsNamespaceAdminToNamespaceAndClusters() {
        Rights admin = held(Role.NSAdmin, scope("eu-1", "eu-2"));

        assertThat(mayGrant(admin, Role.NSEditor, scope("eu-1", "eu-2"))).isTrue();
        assertThat(mayGrant(admin, Role.NSEditor, scope("eu-1", "us-1"))).isFalse();
        assertThat(mayGrant(admin, Role.NSEditor, new Scope(true, Set.of(), Map.of(), "default"))).isFalse();
        assertThat(mayGrant(admin, Role.NSEditor, new Scope(false, Set.of(), EU, "default"))).isFalse();
        assertThat(GrantRights.mayGrant(admin, Role.NSEditor, new Scope(false, Set.of("eu-1"), Map.of(), "monitoring"), FLEET)).isFalse();
    }

    @Test
    void letsClusterAdminGrantInAnyNamespaceOfClusters() {
        Rights admin = held(Role.ClusterAdmin, scope("eu-1"));

        assertThat(GrantRights.mayGrant(admin, Role.NSAdmin, new Scope(false, Set.of("eu-1"), Map.of(), "monitoring"), FLEET)).isTrue();
        assertThat(GrantRights.mayGrant(admin, Role.NSAdmin, new Scope(false, Set.of("eu-2"), Map.of(), "monitoring"), FLEET)).isFalse();
    }

    @Test
    void coversNamedClustersAndNarrowerLabelsByLabels() {
        Rights admin = held(Role.ClusterAdmin, new Scope(false, Set.of(), EU, null));

        assertThat(mayGrant(admin, Role.NSEditor, scope("eu-1", "eu-2"))).isTrue();
        assertThat(mayGrant(admin, Role.NSEditor, scope("us-1"))).isFalse();
        assertThat(mayGrant(admin, Role.NSEditor, scope("unknown"))).isFalse();
        assertThat(mayGrant(admin, Role.NSEditor, new Scope(false, Set.of(), EU, "default"))).isTrue();
        assertThat(mayGrant(admin, Role.NSEditor, new Scope(false, Set.of(), Map.of("region", "eu", "env", "demo"), "default"))).isTrue();
        assertThat(mayGrant(admin, Role.NSEditor, new Scope(false, Set.of(), Map.of("env", "demo"), "default"))).isFalse();
        assertThat(mayGrant(admin, Role.NSEditor, new Scope(true, Set.of(), Map.of(), "default"))).isFalse();
    }

    @Test
    void namesLeastRoleAndClustersThatLackIt() {
        Rights admin = held(Role.NSAdmin, scope("eu-1"));

        assertThat(GrantRights.missing(admin, Role.NSEditor, scope("us-1", "eu-1"), FLEET))
                .containsExactly(new MissingRight("us-1", "default", "NSAdmin"));
        assertThat(GrantRights.missing(admin, Role.ClusterAdmin, new Scope(true, Set.of(), Map.of(), null), FLEET))
                .containsExactly(new MissingRight("*", null, "FleetAdmin"));
        assertThat(GrantRights.missing(admin, Role.Auditor, new Scope(false, Set.of(), Map.of(), null), FLEET))
                .containsExactly(new MissingRight("*", null, "FleetAdmin"));
    }

    private static Set<Role> grantable(Role giver) {
        return Arrays.stream(Role.values()).filter(role -> mayGrant(held(giver, scope("eu-1")), role, scope("eu-1")))
                .collect(Collectors.toSet());
    }

    private static boolean mayGrant(Rights rights, Role role, Scope scope) {
        return GrantRights.mayGrant(rights, role, withNamespace(scope, role.isNamespaceRole() ? "default" : null), FLEET);
    }

    private static Rights held(Role role, Scope scope) {
        return new Rights("giver", List.of(new Grant(role, withNamespace(scope, role.isNamespaceRole() ? "default" : null))));
    }

    private static Scope scope(String... clusters) {
        return new Scope(false, Set.of(clusters), Map.of(), "default");
    }

    private static Scope withNamespace(Scope scope, @Nullable String namespace) {
        return new Scope(scope.all(), scope.clusters(), scope.matchLabels(), namespace);
    }
}
