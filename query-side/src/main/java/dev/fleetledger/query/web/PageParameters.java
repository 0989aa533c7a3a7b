package dev.fleetledger.query.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.problem.MalformedRequestException;

/**
 * Page size and cursor of a request.
 *
 * @param after sort keys of the last row of the previous page; empty for the first page
 */
public record PageParameters(int limit, List<String> after) {

    /** Query parameters from which it is made. */
    public static final Set<String> NAMES = Set.of("limit", "cursor");

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final String SEPARATOR = "\n";

    public static PageParameters of(@Nullable String limit, @Nullable String cursor) {
        return new PageParameters(limit == null ? DEFAULT_LIMIT : limit(limit), cursor == null ? List.of() : keys(cursor));
    }

    public static String cursor(List<String> keys) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(String.join(SEPARATOR, keys).getBytes(UTF_8));
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw MalformedRequestException.parameter("limit", "Send a number from 1 to " + MAX_LIMIT + ".");
        }
        return Integer.parseInt(text);
    }

    private static List<String> keys(String cursor) {
        try {
            return List.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(SEPARATOR, -1));
        } catch (IllegalArgumentException e) {
            throw invalidCursor();
        }
    }

    public static MalformedRequestException invalidCursor() {
        return new MalformedRequestException("CursorIsInvalid", "The cursor does not come from a page of this list.",
                "Send `next` of the page before with the same filters, or start again without a cursor.");
    }
}
