package dev.fleetledger.manifest.validation;

import static dev.fleetledger.manifest.document.TestDocuments.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.manifest.document.ShapeError;

class RolloutPlanValidatorTest {
    @Test
    void acceptsPlan() {
        assertThat(RolloutPlanValidator.checkShape(json("{'waves': [{'name': 'all', 'clusters': {'rest': true}}]}"))).isEmpty();
        assertThat(RolloutPlanValidator.validate(json("{'waves': [{'name': 'all', 'clusters': {'rest': true}}]}"))).isEmpty();
        assertThat(RolloutPlanValidator.validate(json("{}"))).isEmpty();
    }

    @Test
    void findsUnknownField() {
        assertThat(RolloutPlanValidator.checkShape(json("{'waves': [{'size': 1}]}"))).extracting(ShapeError::pointer)
            .containsExactly("/rollout/waves/0/size");
    }

    @Test
    void findsViolations() {
        assertThat(RolloutPlanValidator.validate(json("{'waves': [{'name': 'a', 'clusters': {'count': 0}}], 'deadline': 'PT0S'}")))
            .extracting(violation -> violation.pointer() + " " + violation.rule())
            .containsExactly("/rollout/waves/0/clusters/count WaveCountIsNotPositive", "/rollout/deadline DurationIsNoDuration");
    }
}
