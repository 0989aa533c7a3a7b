package dev.fleetledger.problem.http;

import java.sql.SQLException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Classifies database errors by SQLSTATE class: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
public final class SqlStates {

    private SqlStates() {}

    /** No connection, shutdown, insufficient resources, or timeout. */
    static boolean isUnavailable(Throwable failure) {
        String state = of(failure);
        return state != null && Stream.of("08", "53", "57").anyMatch(state::startsWith);
    }

    /** A value is out of its range, or too long for an index. */
    public static boolean isInvalidInput(Throwable failure) {
        String state = of(failure);
        return state != null && (state.startsWith("22") || state.startsWith("54"));
    }

    /** The innermost exceptions of the driver carry it; a pool's timeout has none. */
    static @Nullable String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
