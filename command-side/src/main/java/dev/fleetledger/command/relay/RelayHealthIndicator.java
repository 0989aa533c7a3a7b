package dev.fleetledger.command.relay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import dev.fleetledger.command.relay.checkpoint.HubHead;
import dev.fleetledger.command.relay.checkpoint.RelayCheckpoint;
import dev.fleetledger.command.relay.recovery.ParkedRecordTable;

/** Down only when a person must act. Conditions that are retried automatically are reported as details. */
record RelayHealthIndicator(RelayLoop loop, ParkedRecordTable parking, RelayCheckpoint place) implements HealthIndicator {

    @Override
    public Health health() {
        return switch (loop.state()) {
            case RelayState.Starting _ -> up("starting").build();
            case RelayState.Waiting _ -> place.pendingRestore().map(RelayHealthIndicator::standsStill).orElse(up("another copy relays")).build();
            case RelayState.Relaying _ -> up("relaying").withDetail("parked", parking.count()).build();
            case RelayState.InTrouble trouble -> up("tries again").withDetail("why", trouble.why()).build();
            case RelayState.StandingStill still -> standsStill(new HubHead(0, still.knownHead())).withDetail("ledgerHead", still.ledgerHead()).build();
        };
    }

    private static Health.Builder standsStill(HubHead later) {
        return Health.down().withDetail("state", "stands still: the ledger went backwards, was a backup restored?")
                .withDetail("knownHead", later.head()).withDetail("remedy", "restore the newest backup, or accept this one with hub:acceptRestore");
    }

    private static Health.Builder up(String state) {
        return Health.up().withDetail("state", state);
    }
}
