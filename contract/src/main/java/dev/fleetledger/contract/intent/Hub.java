package dev.fleetledger.contract.intent;

import java.util.UUID;

/**
 * Identity of the sending hub and the head of its ledger. It is also the value of the key {@code hub}. An agent refuses a hub of another
 * installation, and one of an older epoch, because its ledger has regressed.
 *
 * @param head the ledger's last position known to the relay
 */
public record Hub(UUID installation, long epoch, long head) {}
