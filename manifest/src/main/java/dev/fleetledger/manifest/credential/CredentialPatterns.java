package dev.fleetledger.manifest.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.syntax.ImageReference;

/** Recognizes a credential by its own text, by the name that it is assigned to, or by the argument before it. */
public final class CredentialPatterns {
    /** Allows only characters that can occur between the scheme and the host, so that a later at-sign doesn't match. */
    private static final Pattern URL_USER = Pattern.compile("://(?<user>[^\\s/:@?#\"'<>]*+)(?::(?<value>[^\\s/@?#\"'<>]*+))?@");
    /** A user's name alone is a credential only if it is as long as a token. */
    private static final int SHORTEST_TOKEN = 20;

    private CredentialPatterns() {
    }

    /** Returns the pointers of what looks like a credential in one member, at any depth. */
    static List<String> findSuspects(PathMatch parent, String member) {
        List<String> suspects = new ArrayList<>();
        JsonNode value = parent.node().path(member);
        // Only a member called "value" is assigned to the name beside it: a workload's name says nothing about its description.
        String name = value.isString() && member.equals("value") ? Json.text(parent.node(), "name") : "";
        new LiteralScanner(suspects, ArgumentScanner.programs(texts(parent.node().path("command"))), true)
            .scan(name, value, parent.pointer(member));
        return suspects;
    }

    /** Ignores the container's name, because the image is not a value assigned to it. */
    static boolean isCredentialImage(String image) {
        return ImageReference.hasUser(image) || hasCredential(NameKind.IDENTIFYING, image);
    }

    /** Whether a value with this name looks like a credential. */
    public static boolean isCredential(String name, String value) {
        NameKind kind = NameKind.of(name);
        return CredentialValue.isCredential(kind, value) || hasCredential(kind, value);
    }

    /** Checks the text alone, whatever name it is assigned to. */
    static boolean hasCredential(String text) {
        return hasCredential(NameKind.PLAIN, text);
    }

    /** Checks the text alone; a name of an identifying kind explains random text. */
    static boolean hasCredential(NameKind kind, String text) {
        return text.equals(CredentialRedactor.REDACTED) || KnownTokenFormats.matches(text)
            || text.contains("://") && hasUrlCredential(text)
            || AssignmentScanner.hasCredential(text) || ArgumentScanner.hasCredential(text)
            || kind != NameKind.IDENTIFYING && RandomText.occursIn(text)
            || hasNestedCredential(text.strip());
    }

    private static boolean hasUrlCredential(String text) {
        Matcher matcher = URL_USER.matcher(text);
        while (matcher.find()) {
            String user = matcher.group("user");
            String value = matcher.group("value");
            boolean isToken = user.length() >= SHORTEST_TOKEN && CredentialValue.isLikePassword(user);
            if (value == null ? isToken : !Placeholder.isPlaceholder(value)) {
                return true;
            }
        }
        return false;
    }

    /** JSON in a text, such as the annotation with the last applied configuration. */
    private static boolean hasNestedCredential(String text) {
        boolean nested = text.startsWith("{") && text.endsWith("}") || text.startsWith("[") && text.endsWith("]");
        return nested && Json.read(text).filter(LiteralScanner::hasCredential).isPresent();
    }

    static List<String> texts(JsonNode list) {
        return list.isArray() ? list.valueStream().map(item -> item.stringValue("")).toList() : List.of();
    }
}
