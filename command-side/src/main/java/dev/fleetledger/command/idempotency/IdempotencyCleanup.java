package dev.fleetledger.command.idempotency;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes stored responses after 7 days. Every instance may run it at any time. */
@Component
final class IdempotencyCleanup {

    private final IdempotencyTable idempotencyTable;

    IdempotencyCleanup(IdempotencyTable idempotencyTable) {
        this.idempotencyTable = idempotencyTable;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void run() {
        idempotencyTable.deleteExpired();
    }
}
