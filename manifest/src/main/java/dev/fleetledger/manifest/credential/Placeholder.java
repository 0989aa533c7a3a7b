package dev.fleetledger.manifest.credential;

import java.util.List;
import java.util.regex.Pattern;

/** Recognizes values that are no credentials: empty texts, booleans, and placeholders of the kubelet, shells, templates or collectors. */
final class Placeholder {
    private static final List<Pattern> PATTERNS = List.of(
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

    static boolean isPlaceholder(String value) {
        String plain = QUOTES.matcher(value).replaceAll("");
        return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(value).matches() || pattern.matcher(plain).matches());
    }
}
