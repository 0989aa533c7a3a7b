package dev.fleetledger.command.undo;

import java.util.OptionalLong;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code command.undone}: commands that were taken back. The inverse of a deletion changes another stream than the deletion. */
@Component
final class UndoneTable {

    private final JdbcTemplate jdbc;

    UndoneTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return a position of the command that has taken it back */
    OptionalLong find(String command) {
        return jdbc.query("select position from command.undone where command = ?", (row, n) -> row.getLong(1), command).stream()
                .mapToLong(Long::longValue).findFirst();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when it was taken back in the meantime: the command must decide again */
    void add(String command, String position) {
        jdbc.update("insert into command.undone (command, position) values (?, ?)", command, Long.valueOf(position));
    }
}
