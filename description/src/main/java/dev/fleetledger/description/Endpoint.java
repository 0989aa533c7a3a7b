package dev.fleetledger.description;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A method and path that a side answers.
 *
 * @param produces media types, when it says them
 * @param built    whether it does what it is for; otherwise it answers 501
 */
record Endpoint(String verb, String path, Method handler, List<String> produces, boolean built) {

    static final String ROOT = "/api/v1";

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** As the tables of this package name it. */
    String key() {
        return verb.toUpperCase(Locale.ROOT) + " " + path.substring(ROOT.length());
    }

    boolean reads() {
        return verb.equals("get");
    }

    List<String> variables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }
}
