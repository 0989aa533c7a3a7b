package dev.fleetledger.ledger.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import dev.fleetledger.ledger.StreamConflictException;
import dev.fleetledger.ledger.StreamId;

/** Recognizes a stream conflict among database errors by the name of the violated constraint. */
public final class ConflictTranslator {

    private static final String CONSTRAINT = "events_stream";
    /** Matches the key in the database's detail message in any language: {@code … =(Draft, 0197…, 3) …}. */
    private static final Pattern KEY = Pattern.compile("=\\(([^,]+), (.+), \\d+\\)");

    private ConflictTranslator() {}

    /** @return the exception for a stream conflict; null if the error is another one */
    public static @Nullable StreamConflictException translate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException e && e.getServerErrorMessage() != null
                    && CONSTRAINT.equals(e.getServerErrorMessage().getConstraint())) {
                return new StreamConflictException(stream(e.getServerErrorMessage().getDetail()), e);
            }
        }
        return null;
    }

    private static @Nullable StreamId stream(@Nullable String detail) {
        Matcher key = KEY.matcher(detail == null ? "" : detail);
        return key.find() ? new StreamId(key.group(1), key.group(2)) : null;
    }
}
