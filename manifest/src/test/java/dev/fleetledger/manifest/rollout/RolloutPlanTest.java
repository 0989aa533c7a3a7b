package dev.fleetledger.manifest.rollout;

import static dev.fleetledger.manifest.document.TestDocuments.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutPlanTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'rollout': {}}", "{'rollout': {'waves': []}}",
        "{'rollout': {'failureBudget': 0, 'deadline': 'PT10M', 'unreachable': 'wait'}}"})
    void followsCarefulPlanWithoutWaves(String placement) {
        RolloutPlan plan = RolloutPlan.of(json(placement));

        assertThat(plan.document()).isEqualTo(json("""
            {'waves': [{'name': 'first', 'clusters': {'count': 1}, 'soak': 'PT0S', 'gate': 'Running'},
                       {'name': 'tenth', 'clusters': {'percent': 10}, 'soak': 'PT0S', 'gate': 'Running'},
                       {'name': 'rest', 'clusters': {'rest': true}, 'soak': 'PT0S', 'gate': 'Running'}],
             'failureBudget': 0, 'deadline': 'PT10M', 'unreachable': 'skip'}"""));
    }

    @Test
    void keepsDeadlineOfPlacementWithoutWaves() {
        RolloutPlan plan = RolloutPlan.of(json("{'rollout': {'failureBudget': 0, 'deadline': 'PT3M', 'unreachable': 'wait'}}"));

        assertThat(plan.deadline()).isEqualTo("PT3M");
        assertThat(plan.skipsUnreachable()).isTrue();
        assertThat(plan.failureBudget()).isZero();
    }

    @Test
    void keepsStatedPlan() {
        RolloutPlan plan = RolloutPlan.of(json("""
            {'rollout': {'waves': [{'name': 'all', 'clusters': {'rest': true}, 'approval': {},
                                    'window': {'from': '08:00', 'to': '18:00'}}],
                         'failureBudget': 2, 'unreachable': 'wait'}}"""));

        assertThat(plan.document()).isEqualTo(json("""
            {'waves': [{'name': 'all', 'clusters': {'rest': true}, 'soak': 'PT0S', 'gate': 'Running',
                        'approval': {'required': true, 'expires': 'PT24H'}, 'window': {'from': '08:00', 'to': '18:00', 'zone': 'UTC'}}],
             'failureBudget': 2, 'deadline': 'PT10M', 'unreachable': 'wait'}"""));
        assertThat(plan.skipsUnreachable()).isFalse();
        assertThat(plan.failureBudget()).isEqualTo(2);
    }

    /** Unlike in a stored placement, somebody has stated these values. */
    @Test
    void keepsStatedValuesOfPlanOfItsOwnWithoutWaves() {
        RolloutPlan plan = RolloutPlan.ofDocument(json("{'failureBudget': 2, 'unreachable': 'wait'}"));

        assertThat(plan.waves()).hasSize(3);
        assertThat(plan.failureBudget()).isEqualTo(2);
        assertThat(plan.skipsUnreachable()).isFalse();
    }
}
