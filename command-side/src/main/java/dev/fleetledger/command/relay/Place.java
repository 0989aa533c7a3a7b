package dev.fleetledger.command.relay;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.ledger.Position;

/** How far the relay has come, and which hub it speaks for. */
record Place(JdbcTemplate jdbc) {

    Position read() {
        return new Position(number("select position from command.relay_place"));
    }

    /** @throws IllegalStateException when another copy has moved it: then this one has lost its turn */
    void move(Position from, Position to) {
        if (jdbc.update("update command.relay_place set position = ? where position = ?", to.value(), from.value()) != 1) {
            throw new IllegalStateException("Another relay has gone on from " + from);
        }
    }

    Hub hub(Position head) {
        return jdbc.query("select installation, epoch from command.hub",
                (row, n) -> new Hub(row.getObject("installation", UUID.class), row.getLong("epoch"), head.value())).getFirst();
    }

    /** The head of a later ledger that a topic knew; absent as long as all is well. */
    @Nullable Long knownHead() {
        return jdbc.queryForList("select known_head from command.hub", Long.class).getFirst();
    }

    void standStill(long knownHead) {
        jdbc.update("update command.hub set known_head = ?", knownHead);
    }

    private long number(String sql) {
        return jdbc.queryForList(sql, Long.class).getFirst();
    }
}
