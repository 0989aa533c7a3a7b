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
        BrokerAccessDiff accessDiff = BrokerAccessDiff.of(List.of(ONE), Set.of(), Set.of());

        assertThat(accessDiff.usersToCreate()).containsExactly(ONE);
        assertThat(accessDiff.aclsToCreate()).extracting(rule -> rule.pattern().name() + " " + rule.pattern().patternType() + " " + rule.entry().operation())
                .containsExactlyInAnyOrder("fleet.eu-1.intents LITERAL READ", "fleet.reports LITERAL WRITE");
    }

    @Test
    void leavesCorrectStateUnchanged() {
        assertThat(BrokerAccessDiff.of(List.of(ONE, OTHER), Set.of(ONE.user(), OTHER.user()), rules(ONE, OTHER)).isNone()).isTrue();
    }

    @Test
    void removesAclsAndUserOfRetiredCredentialOnly() {
        BrokerAccessDiff accessDiff = BrokerAccessDiff.of(List.of(OTHER), Set.of(ONE.user(), OTHER.user()), rules(ONE, OTHER));

        assertThat(accessDiff.aclsToDelete()).isEqualTo(rules(ONE));
        assertThat(accessDiff.usersToDelete()).containsExactly(ONE.user());
        assertThat(accessDiff.aclsToCreate()).isEmpty();
        assertThat(accessDiff.usersToCreate()).isEmpty();
    }

    @Test
    void removesForeignAcl() {
        AclBinding more = new AclBinding(rules(ONE).iterator().next().pattern(),
                new AccessControlEntry("User:" + ONE.user(), "*", AclOperation.ALL, AclPermissionType.ALLOW));
        Set<AclBinding> there = new HashSet<>(rules(ONE));
        there.add(more);

        assertThat(BrokerAccessDiff.of(List.of(ONE), Set.of(ONE.user()), there).aclsToDelete()).containsExactly(more);
    }

    @Test
    void splitsLargeDiffIntoStepsWithRemovalsFirst() {
        List<AgentCredential> fleet = IntStream.range(0, 250).mapToObj(n -> new AgentCredential("c-" + n, "a")).toList();

        List<BrokerAccessDiff> steps = BrokerAccessDiff.of(fleet, Set.of(ONE.user()), rules(ONE)).batches(100);

        assertThat(steps).first().extracting(BrokerAccessDiff::aclsToDelete).isEqualTo(rules(ONE));
        assertThat(steps.get(1).usersToDelete()).containsExactly(ONE.user());
        assertThat(steps).extracting(step -> step.usersToCreate().size()).containsSubsequence(100, 100, 50);
        assertThat(steps).extracting(step -> step.aclsToCreate().size()).endsWith(100, 100, 100, 100, 100);
        assertThat(steps.stream().flatMap(step -> step.usersToCreate().stream())).containsExactlyInAnyOrderElementsOf(fleet);
    }

    private static Set<AclBinding> rules(AgentCredential... some) {
        return Set.of(some).stream().flatMap(it -> AgentAcls.of(it.cluster(), it.user()).stream()).collect(toSet());
    }
}
