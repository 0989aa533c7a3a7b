package dev.fleetledger.command.brokeraccess;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.brokeraccess.BrokerAccessDiff.AgentCredential;

class BrokerAccessDiffTest {

    private static final AgentCredential ONE = new AgentCredential("eu-1", "a");
    private static final AgentCredential OTHER = new AgentCredential("eu-1", "b");

    @Test
    void allowsAgentOnlyToReadIntentsAndWriteReports() {
        BrokerAccessDiff diff = BrokerAccessDiff.of(List.of(ONE), Set.of(), Set.of());

        assertThat(diff.usersToCreate()).containsExactly(ONE);
        assertThat(diff.aclsToCreate()).extracting(rule -> rule.pattern().name() + " " + rule.pattern().patternType() + " " + rule.entry()
                .operation())
                .containsExactlyInAnyOrder("fleet.eu-1.intents LITERAL READ", "fleet.reports LITERAL WRITE");
    }

    @Test
    void leavesCorrectStateUnchanged() {
        assertThat(BrokerAccessDiff.of(List.of(ONE, OTHER), Set.of(ONE.user(), OTHER.user()), acls(ONE, OTHER)).isEmpty()).isTrue();
    }

    @Test
    void removesAclsAndUserOfRetiredCredentialOnly() {
        BrokerAccessDiff diff = BrokerAccessDiff.of(List.of(OTHER), Set.of(ONE.user(), OTHER.user()), acls(ONE, OTHER));

        assertThat(diff.aclsToDelete()).isEqualTo(acls(ONE));
        assertThat(diff.usersToDelete()).containsExactly(ONE.user());
        assertThat(diff.aclsToCreate()).isEmpty();
        assertThat(diff.usersToCreate()).isEmpty();
    }

    @Test
    void removesForeignAcl() {
        AclBinding foreign = new AclBinding(acls(ONE).iterator().next().pattern(),
                new AccessControlEntry("User:" + ONE.user(), "*", AclOperation.ALL, AclPermissionType.ALLOW));
        Set<AclBinding> existing = new HashSet<>(acls(ONE));
        existing.add(foreign);

        assertThat(BrokerAccessDiff.of(List.of(ONE), Set.of(ONE.user()), existing).aclsToDelete()).containsExactly(foreign);
    }

    @Test
    void splitsLargeDiffIntoStepsWithRemovalsFirst() {
        List<AgentCredential> fleet = IntStream.range(0, 250).mapToObj(n -> new AgentCredential("c-" + n, "a")).toList();

        List<BrokerAccessDiff> steps = BrokerAccessDiff.of(fleet, Set.of(ONE.user()), acls(ONE)).batches(100);

        assertThat(steps).first().extracting(BrokerAccessDiff::aclsToDelete).isEqualTo(acls(ONE));
        assertThat(steps.get(1).usersToDelete()).containsExactly(ONE.user());
        assertThat(steps).extracting(step -> step.usersToCreate().size()).containsSubsequence(100, 100, 50);
        assertThat(steps).extracting(step -> step.aclsToCreate().size()).endsWith(100, 100, 100, 100, 100);
        assertThat(steps.stream().flatMap(step -> step.usersToCreate().stream())).containsExactlyInAnyOrderElementsOf(fleet);
    }

    private static Set<AclBinding> acls(AgentCredential... credentials) {
        return Set.of(credentials).stream().flatMap(it -> AgentAcls.of(it.cluster(), it.user()).stream()).collect(toSet());
    }
}
