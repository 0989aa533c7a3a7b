package dev.fleetledger.judgement.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.fleetledger.judgement.guardrail.DefaultSettings;

class RightsTest {

    private static final ScopedCluster EU1 = new ScopedCluster("eu-1", Map.of("region", "eu"));
    private static final ScopedCluster EU2 = new ScopedCluster("eu-2", Map.of("region", "eu"));
    private static final ScopedCluster US1 = new ScopedCluster("us-1", Map.of("region", "us"));
    private static final List<ScopedCluster> FLEET = List.of(EU1, EU2, US1);

    private final Rights alice = of(grant(Role.NSEditor, everywhere("default")), grant(Role.NSEditor, everywhere("monitoring")));
    private final Rights bob = of(grant(Role.NSViewer, everywhere("default")));
    private final Rights dave = of(grant(Role.NSEditor, new Scope(false, Set.of("eu-1"), Map.of(), "default")));
    private final Rights carol = of(grant(Role.Auditor, Scope.fleet()));

    /** The table of roles and actions, repeated here by hand from product.md, so that every change of it is made twice. */
    @Test
    void allowsEachRoleExactlyItsActions() {
        Map<Role, Set<Action>> expected = Map.of(
                Role.NSViewer, Set.of(Action.READ_WORKLOAD, Action.READ_DRAFT, Action.READ_CLUSTER),
                Role.NSEditor, Set.of(Action.READ_WORKLOAD, Action.READ_DRAFT, Action.READ_CLUSTER, Action.CHANGE_WORKLOAD,
                        Action.EDIT_DRAFT),
                Role.NSAdmin, Set.of(Action.READ_WORKLOAD, Action.READ_DRAFT, Action.READ_CLUSTER, Action.CHANGE_WORKLOAD,
                        Action.EDIT_DRAFT, Action.TAKE_OVER_DRAFT, Action.GRANT_ROLES),
                Role.ClusterAdmin, Set.of(Action.READ_WORKLOAD, Action.READ_DRAFT, Action.READ_CLUSTER, Action.CHANGE_WORKLOAD,
                        Action.CHANGE_PROTECTED_WORKLOAD, Action.EDIT_DRAFT, Action.TAKE_OVER_DRAFT, Action.CREATE_NAMESPACE,
                        Action.MANAGE_CLUSTER, Action.GRANT_ROLES),
                Role.FleetAdmin, Set.of(Action.values()),
                Role.Auditor, Set.of(Action.READ_WORKLOAD, Action.READ_DRAFT, Action.READ_CLUSTER, Action.READ_LEDGER));

        assertThat(Arrays.stream(Role.values()).collect(Collectors.toMap(r -> r,
                r -> Arrays.stream(Action.values()).filter(a -> a.isAllowedTo(r)).collect(Collectors.toSet())))).isEqualTo(expected);
    }

    @Test
    void allowsViewerToReadButNotChange() {
        assertThat(bob.may(Action.READ_WORKLOAD, EU1, "default")).isTrue();
        assertThat(bob.may(Action.CHANGE_WORKLOAD, EU1, "default")).isFalse();
    }

    @Test
    void deniesRightInOtherNamespace() {
        assertThat(bob.may(Action.READ_WORKLOAD, EU1, "monitoring")).isFalse();
    }

    @Test
    void namesClustersWhereFleetWideRightIsMissing() {
        assertThat(dave.missing(Action.CHANGE_WORKLOAD, FLEET, "default")).containsExactly(
                new MissingRight("eu-2", "default", "NSEditor"), new MissingRight("us-1", "default", "NSEditor"));
    }

    @Test
    void requiresHigherRightToChangeWorkloadsInProtectedNamespaceOnly() {
        assertThat(Action.CHANGE_WORKLOAD.in("kube-system", DefaultSettings.VALUE)).isEqualTo(Action.CHANGE_PROTECTED_WORKLOAD);
        assertThat(Action.CHANGE_WORKLOAD.in("default", DefaultSettings.VALUE)).isEqualTo(Action.CHANGE_WORKLOAD);
        assertThat(Action.READ_WORKLOAD.in("kube-system", DefaultSettings.VALUE)).isEqualTo(Action.READ_WORKLOAD);
    }

    @Test
    void matchesLabelScopeOnlyInClustersWithAllLabels() {
        Rights rights = of(grant(Role.ClusterAdmin, new Scope(false, Set.of(), Map.of("region", "eu"), null)));

        assertThat(rights.missing(Action.MANAGE_CLUSTER, FLEET, null)).extracting(MissingRight::cluster).containsExactly("us-1");
    }

    @Test
    void countsNowhereWithoutClustersAndLabels() {
        Rights rights = of(grant(Role.ClusterAdmin, new Scope(false, Set.of(), Map.of(), null)));

        assertThat(rights.may(Action.READ_CLUSTER, EU1, null)).isFalse();
    }

    @Test
    void grantsNothingForNamespaceRoleWithoutNamespace() {
        Rights rights = of(grant(Role.NSEditor, new Scope(true, Set.of(), Map.of(), null)));

        assertThat(rights.authorizedScope(Action.CHANGE_WORKLOAD, FLEET).isEmpty()).isTrue();
        assertThat(rights.may(Action.CHANGE_WORKLOAD, EU1, "default")).isFalse();
    }

    @Test
    void keepsDraftPrivateUntilItNamesNamespace() {
        assertThat(alice.mayOnDraft(Action.EDIT_DRAFT, alice.subject(), null, List.of())).isTrue();
        assertThat(bob.mayOnDraft(Action.READ_DRAFT, "somebody", null, List.of())).isFalse();
        assertThat(bob.mayOnDraft(Action.READ_DRAFT, "somebody", "default", List.of())).isTrue();
        assertThat(bob.mayOnDraft(Action.EDIT_DRAFT, "somebody", "default", List.of())).isFalse();
    }

    @Test
    void hidesDraftWhenNoTargetIsInScope() {
        assertThat(dave.mayOnDraft(Action.READ_DRAFT, "somebody", "default", List.of(US1))).isFalse();
        assertThat(dave.mayOnDraft(Action.READ_DRAFT, "somebody", "default", List.of(US1, EU1))).isTrue();
    }

    @Test
    void requiresRightWhereDraftLeadsToOwnIt() {
        assertThat(dave.couldOwnDraft(null, List.of())).isTrue();
        assertThat(dave.couldOwnDraft(null, List.of(EU1))).isTrue();
        assertThat(dave.couldOwnDraft(null, List.of(EU2))).isFalse();
        assertThat(dave.couldOwnDraft("default", List.of())).isTrue();
        assertThat(dave.couldOwnDraft("monitoring", List.of(EU1))).isFalse();
        assertThat(bob.couldOwnDraft(null, List.of(EU1))).isFalse();
    }

    @Test
    void overlapsWhereOneNamespaceOfOneClusterIsInBothScopes() {
        AuthorizedScope ofAlice = alice.authorizedScope(Action.EDIT_DRAFT, FLEET);
        AuthorizedScope ofDave = dave.authorizedScope(Action.EDIT_DRAFT, FLEET);
        AuthorizedScope ofOther = of(grant(Role.NSEditor, new Scope(false, Set.of("eu-2"), Map.of(), "default")))
                .authorizedScope(Action.EDIT_DRAFT, FLEET);
        AuthorizedScope ofClusterAdmin = of(grant(Role.ClusterAdmin, new Scope(false, Set.of("eu-2"), Map.of(), null)))
                .authorizedScope(Action.EDIT_DRAFT, FLEET);
        AuthorizedScope ofFleetAdmin = of(grant(Role.FleetAdmin, Scope.fleet())).authorizedScope(Action.EDIT_DRAFT, FLEET);

        assertThat(ofAlice.overlaps(ofDave)).isTrue();
        assertThat(ofDave.overlaps(ofOther)).isFalse();
        assertThat(ofOther.overlaps(ofClusterAdmin)).isTrue();
        assertThat(ofClusterAdmin.overlaps(ofDave)).isFalse();
        assertThat(ofDave.overlaps(ofFleetAdmin)).isTrue();
        assertThat(ofFleetAdmin.overlaps(bob.authorizedScope(Action.EDIT_DRAFT, FLEET))).isFalse();
    }

    @Test
    void filtersByScopeExactlyAsSingleCheckDecides() {
        for (Rights rights : List.of(alice, bob, dave, carol)) {
            AuthorizedScope authorizedScope = rights.authorizedScope(Action.READ_WORKLOAD, FLEET);
            for (ScopedCluster scopedCluster : FLEET) {
                for (String namespace : List.of("default", "monitoring", "kube-system")) {
                    assertThat(authorizedScope.covers(scopedCluster.cluster(), namespace))
                            .as("%s in %s/%s", rights, scopedCluster, namespace)
                            .isEqualTo(rights.may(Action.READ_WORKLOAD, scopedCluster, namespace));
                }
            }
        }
    }

    @Test
    void letsAuditorReadWholeLedgerAndChangeNothing() {
        assertThat(carol.mayInFleet(Action.READ_LEDGER)).isTrue();
        assertThat(carol.maySomewhere(Action.EDIT_DRAFT)).isFalse();
    }

    @Test
    void showsClusterToAnyRoleInIt() {
        assertThat(dave.may(Action.READ_CLUSTER, EU1, null)).isTrue();
        assertThat(dave.may(Action.READ_CLUSTER, EU2, null)).isFalse();
    }

    private static Rights of(Grant... grants) {
        return new Rights("subject-" + grants.length + grants[0].role(), List.of(grants));
    }

    private static Grant grant(Role role, Scope scope) {
        return new Grant(role, scope);
    }

    private static Scope everywhere(String namespace) {
        return new Scope(true, Set.of(), Map.of(), namespace);
    }
}
