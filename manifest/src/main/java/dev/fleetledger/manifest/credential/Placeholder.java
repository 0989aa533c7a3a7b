package dev.fleetledger.manifest.credential;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognizes values that are no credentials: empty texts, switches, and placeholders of the kubelet, shells, templates or collectors. */
final class Placeholder {
    private static final List<Pattern> PATTERNS = List.of(
        Pattern.compile(""),
        Pattern.compile("\\$\\([^()]*\\)?"),
        Pattern.compile("\\$\\{?[A-Za-z_][A-Za-z0-9_]*(:?[-?=])?}?|\\$[0-9@*?]"),
        Pattern.compile("\\$\\{(env|file|secret|vault|configMap)[:.][^{}]*}|\\$(env|ENV):\\w+|%[A-Z][A-Z0-9_]*%"),
        Pattern.compile("`.*", Pattern.DOTALL),
        Pattern.compile("\\{\\{.*|\\$\\{\\{.*", Pattern.DOTALL),
        Pattern.compile("<[^<>]*>|%%[^%]*%%|%[a-z]|\\*+|[xX]{3,}|\\.{3}|…|__[A-Z_]+__|@[A-Z_]+@"),
        Pattern.compile("\\[]|\\{}|[|>][+-]?"),
        Pattern.compile("(?i)(your|replace|insert)[-_ ].{1,100}"),
        Pattern.compile("(?i)true|false|yes|no|on|off|none|null|nil|undefined|enabled?|disabled?|required|optional|auto"));
    private static final Pattern QUOTES = Pattern.compile("^\\\\?[\"']|(\\\\?[\"'])?[;)}\\]]*$");
    private static final Pattern SCHEME = Pattern.compile("^(?i)(bearer|basic|digest|token|apikey|api-key|splunk|key)(\\s+|$)");

    private Placeholder() {
    }

    static boolean isPlaceholder(String value) {
        String plain = QUOTES.matcher(value.strip()).replaceAll("");
        return Stream.of(value, plain, withoutScheme(value), withoutScheme(plain)).anyMatch(Placeholder::matches);
    }

    private static String withoutScheme(String value) {
        return SCHEME.matcher(value.strip()).replaceFirst("");
    }

    private static boolean matches(String value) {
        return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(value).matches());
    }
}
