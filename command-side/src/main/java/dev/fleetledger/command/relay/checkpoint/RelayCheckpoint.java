package dev.fleetledger.command.relay.checkpoint;

import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.ledger.Position;

/** Checkpoint of the relay: the last position handed to Kafka, with the hub's installation id and epoch. */
public record RelayCheckpoint(JdbcTemplate jdbc) {

    public Position read() {
        return new Position(queryLong("select position from command.relay_place"));
    }

    /** @throws IllegalStateException when another instance has moved the checkpoint; this instance is no longer leader */
    public void advance(Position from, Position to) {
        if (jdbc.update("update command.relay_place set position = ? where position = ?", to.value(), from.value()) != 1) {
            throw new IllegalStateException("Another instance has advanced the checkpoint from " + from);
        }
    }

    public Hub hub(Position head) {
        return jdbc.query("select installation, epoch from command.hub",
                (row, n) -> new Hub(row.getObject("installation", UUID.class), row.getLong("epoch"), head.value())).getFirst();
    }

    /** Epoch and head known to be later than this ledger; absent without a ledger regression, and after a person accepted the restore. */
    public Optional<HubHead> pendingRestore() {
        return jdbc.query("select known_epoch, known_head from command.hub where known_head is not null",
                (row, n) -> new HubHead(row.getLong("known_epoch"), row.getLong("known_head"))).stream().findFirst();
    }

    public void block(HubHead knownHead) {
        jdbc.update("update command.hub set known_epoch = ?, known_head = ?", knownHead.epoch(), knownHead.head());
    }

    private long queryLong(String sql) {
        return jdbc.queryForList(sql, Long.class).getFirst();
    }
}
