package dev.fleetledger.command.relay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import dev.fleetledger.command.relay.checkpoint.HubHead;
import dev.fleetledger.command.relay.checkpoint.RelayCheckpoint;
import dev.fleetledger.command.relay.recovery.ParkedRecordTable;

/** Down only when a person must act. Conditions that are retried automatically are reported as details. */
record RelayHealthIndicator(RelayLoop loop, ParkedRecordTable parkedRecords, RelayCheckpoint checkpoint) implements HealthIndicator {

    @Override
    public Health health() {
        return switch (loop.state()) {
            case RelayState.Starting _ -> up("starting").build();
            case RelayState.Waiting _ -> checkpoint.pendingRestore().map(RelayHealthIndicator::blocked)
                    .orElse(up("standby: another instance is leader")).build();
            case RelayState.Relaying _ -> up("relaying").withDetail("parked", parkedRecords.count()).build();
            case RelayState.Retrying retrying -> up("retrying").withDetail("why", retrying.error()).build();
            case RelayState.Blocked blocked -> blocked(new HubHead(0, blocked.knownHead())).withDetail("ledgerHead", blocked.ledgerHead())
                    .build();
        };
    }

    private static Health.Builder blocked(HubHead knownHead) {
        return Health.down().withDetail("state", "blocked: the ledger is shorter than what agents have seen; was an older backup restored?")
                .withDetail("knownHead", knownHead.head())
                .withDetail("remedy", "restore the newest backup, or accept this one with hub:acceptRestore");
    }

    private static Health.Builder up(String state) {
        return Health.up().withDetail("state", state);
    }
}
