package dev.fleetledger.query.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.judgement.guardrail.DefaultSettings;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.rollout.UnsettledQueries.Unsettled;

class WaitsForTest {

    private static final Instant START = Instant.parse("2026-06-01T06:00:00Z");
    private static final RolloutEvent.Window FROM_EIGHT = new RolloutEvent.Window(List.of(), "08:00", "09:00", "UTC");
    private static final Instant EIGHT = Instant.parse("2026-06-01T08:00:00Z");

    @Test
    void waitsForWindowOfWaveThatIsNotStarted() {
        assertThat(waitsFor(rollout(FROM_EIGHT), Unsettled.NONE))
                .isEqualTo(new WaitsFor("window", "first", 2, START, EIGHT, null));
    }

    @Test
    void waitsForNothingBeforeWaveWithoutWindow() {
        assertThat(waitsFor(rollout(null), Unsettled.NONE)).isNull();
    }

    @Test
    void waitsForWindowThatHasClosedMeanwhile() {
        RolloutView rollout = rollout(FROM_EIGHT);
        rollout.enter("first", WaveState.RUNNING, START);
        rollout.move(0, TargetState.WAITING, TargetState.SETTLED);
        assertThat(waitsFor(rollout, Unsettled.NONE)).isEqualTo(new WaitsFor("window", "first", 1, START, EIGHT, null));
    }

    @Test
    void waitsForGateAsLongAsSomethingIsOnItsWay() {
        RolloutView rollout = rollout(FROM_EIGHT);
        rollout.enter("first", WaveState.RUNNING, START);
        rollout.move(0, TargetState.WAITING, TargetState.SENT);
        assertThat(waitsFor(rollout, new Unsettled(2, 1, START, EIGHT)))
                .isEqualTo(new WaitsFor("gate", "first", 1, START, EIGHT, null));
    }

    @Test
    void waitsForSoak() {
        RolloutView rollout = rollout(null);
        rollout.soak("first", EIGHT, START.plusSeconds(1));
        assertThat(waitsFor(rollout, Unsettled.NONE))
                .isEqualTo(new WaitsFor("soak", "first", 2, START.plusSeconds(1), EIGHT, null));
    }

    @Test
    void waitsForPersonWhilePaused() {
        RolloutView rollout = rollout(null);
        rollout.pausedAt = START;
        rollout.advanceTo(event());
        assertThat(waitsFor(rollout, Unsettled.NONE)).isEqualTo(new WaitsFor("person", null, 2, START, null, "NSEditor"));
    }

    private static @Nullable WaitsFor waitsFor(RolloutView rollout, Unsettled unsettled) {
        return WaitsFor.of(rollout, null, unsettled, DefaultSettings.VALUE, START.plusSeconds(60));
    }

    private static RolloutView rollout(RolloutEvent.@Nullable Window window) {
        RolloutEvent.Wave wave = new RolloutEvent.Wave("first", List.of("a", "b"), null, null, null, window);
        return RolloutView.of(new RolloutEvent.Planned(UUID.randomUUID(), UUID.randomUUID(), "ns", "name", RolloutKind.REVISION, 1, 1,
                null, ContractJson.MAPPER.createObjectNode(), List.of(wave), List.of(), List.of(),
                new RolloutEvent.Policies("refuse", "correct", "PT10M", null)), event());
    }

    private static ProjectedEvent event() {
        return new ProjectedEvent(1, "", 1, Map.of(), START);
    }
}
