package dev.fleetledger.openapi;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A method and path that the command side or the query side handles.
 *
 * @param produces media types, if the mapping declares them
 * @param implemented whether it is implemented; otherwise it responds with 501
 */
record Endpoint(String verb, String path, Method handler, List<String> produces, boolean implemented) {

    static final String ROOT = "/api/v1";

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** The key of this endpoint in the tables of this package. */
    String key() {
        return verb.toUpperCase(Locale.ROOT) + " " + path.substring(ROOT.length());
    }

    boolean isRead() {
        return verb.equals("get");
    }

    List<String> variables() {
        return VARIABLE.matcher(path).results().map(match -> match.group(1)).toList();
    }
}
