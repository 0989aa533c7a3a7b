package dev.fleetledger.contract.intent;

import java.util.UUID;

/**
 * Which hub speaks, and how far its ledger had come. Also the value under key {@code hub}. An agent refuses a hub of another
 * installation, or of an older epoch: its ledger went backwards.
 *
 * @param head the ledger's last position known to the relay
 */
public record Hub(UUID installation, long epoch, long head) {}
