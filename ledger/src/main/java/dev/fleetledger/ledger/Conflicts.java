package dev.fleetledger.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Tells another's event in the same place from every other trouble, by the constraint's name. */
final class Conflicts {

    private static final String CONSTRAINT = "events_stream";
    /** The database's own words, in any language: {@code … =(Draft, 0197…, 3) …}. */
    private static final Pattern KEY = Pattern.compile("=\\(([^,]+), (.+), \\d+\\)");

    private Conflicts() {}

    /** @return our exception if this is a conflict */
    static @Nullable StreamMovedOn in(Throwable trouble) {
        for (Throwable t = trouble; t != null; t = t.getCause()) {
            if (t instanceof PSQLException e && e.getServerErrorMessage() != null
                    && CONSTRAINT.equals(e.getServerErrorMessage().getConstraint())) {
                return new StreamMovedOn(stream(e.getServerErrorMessage().getDetail()), e);
            }
        }
        return null;
    }

    private static @Nullable StreamId stream(@Nullable String detail) {
        Matcher key = KEY.matcher(detail == null ? "" : detail);
        return key.find() ? new StreamId(key.group(1), key.group(2)) : null;
    }
}
