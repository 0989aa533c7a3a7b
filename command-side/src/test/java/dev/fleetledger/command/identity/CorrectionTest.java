package dev.fleetledger.command.identity;

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

import dev.fleetledger.command.identity.Correction.Wanted;

class CorrectionTest {

    private static final Wanted ONE = new Wanted("eu-1", "a");
    private static final Wanted OTHER = new Wanted("eu-1", "b");

    @Test
    void allowsAgentOnlyToReadIntentsAndWriteReports() {
        Correction correction = Correction.of(List.of(ONE), Set.of(), Set.of());

        assertThat(correction.make()).containsExactly(ONE);
        assertThat(correction.allow()).extracting(rule -> rule.pattern().name() + " " + rule.pattern().patternType() + " " + rule.entry().operation())
                .containsExactlyInAnyOrder("fleet.eu-1.intents LITERAL READ", "fleet.reports LITERAL WRITE");
    }

    @Test
    void leavesCorrectStateUnchanged() {
        assertThat(Correction.of(List.of(ONE, OTHER), Set.of(ONE.user(), OTHER.user()), rules(ONE, OTHER)).isNone()).isTrue();
    }

    @Test
    void removesAclsAndUserOfRetiredCredentialOnly() {
        Correction correction = Correction.of(List.of(OTHER), Set.of(ONE.user(), OTHER.user()), rules(ONE, OTHER));

        assertThat(correction.forbid()).isEqualTo(rules(ONE));
        assertThat(correction.takeAway()).containsExactly(ONE.user());
        assertThat(correction.allow()).isEmpty();
        assertThat(correction.make()).isEmpty();
    }

    @Test
    void removesForeignAcl() {
        AclBinding more = new AclBinding(rules(ONE).iterator().next().pattern(),
                new AccessControlEntry("User:" + ONE.user(), "*", AclOperation.ALL, AclPermissionType.ALLOW));
        Set<AclBinding> there = new HashSet<>(rules(ONE));
        there.add(more);

        assertThat(Correction.of(List.of(ONE), Set.of(ONE.user()), there).forbid()).containsExactly(more);
    }

    @Test
    void splitsLargeDiffIntoStepsWithRemovalsFirst() {
        List<Wanted> fleet = IntStream.range(0, 250).mapToObj(n -> new Wanted("c-" + n, "a")).toList();

        List<Correction> steps = Correction.of(fleet, Set.of(ONE.user()), rules(ONE)).steps(100);

        assertThat(steps).first().extracting(Correction::forbid).isEqualTo(rules(ONE));
        assertThat(steps.get(1).takeAway()).containsExactly(ONE.user());
        assertThat(steps).extracting(step -> step.make().size()).containsSubsequence(100, 100, 50);
        assertThat(steps).extracting(step -> step.allow().size()).endsWith(100, 100, 100, 100, 100);
        assertThat(steps.stream().flatMap(step -> step.make().stream())).containsExactlyInAnyOrderElementsOf(fleet);
    }

    private static Set<AclBinding> rules(Wanted... some) {
        return Set.of(some).stream().flatMap(it -> AgentRules.of(it.cluster(), it.user()).stream()).collect(toSet());
    }
}
