package dev.fleetledger.manifest.credential;

import java.util.List;
import java.util.regex.Pattern;

/** Where a value would stand, and none does: the kubelet, a shell, a template or a collector puts it in, or it only says yes or no. */
final class Placeholder {
    private static final List<Pattern> ROWS = List.of(
        Pattern.compile(""),
        Pattern.compile("\\$\\([^()]*\\)?"),
        Pattern.compile("\\$\\{?[A-Za-z_][A-Za-z0-9_]*(:?[-?])?}?"),
        Pattern.compile("`.*", Pattern.DOTALL),
        Pattern.compile("\\{\\{.*", Pattern.DOTALL),
        Pattern.compile("<[^<>]*>|%%[^%]*%%|%[a-z]|\\*+"),
        Pattern.compile("(?i)true|false"));
    private static final Pattern QUOTES = Pattern.compile("^[\"']|[\"']?[;)]*$");

    private Placeholder() {
    }

    static boolean is(String value) {
        String plain = QUOTES.matcher(value).replaceAll("");
        return ROWS.stream().anyMatch(row -> row.matcher(value).matches() || row.matcher(plain).matches());
    }
}
