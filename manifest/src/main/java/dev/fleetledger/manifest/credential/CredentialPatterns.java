package dev.fleetledger.manifest.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.syntax.ImageReference;

/** Recognizes a credential by its own text or by the name that it is assigned to. */
public final class CredentialPatterns {
    /** Prefix of annotations with a digest. Many charts write them so that pods are replaced when what they read changes. */
    private static final String CHECKSUM_PREFIX = "checksum/";
    private static final String CREDENTIAL_WORD = "(password|passwd|passphrase|token|secret|secret[_.-]?(access[_.-]?)?key)";
    private static final Pattern CREDENTIAL_NAME = Pattern.compile("(?i).*" + CREDENTIAL_WORD);
    /** Matches only from the start of a word, so that a long text is scanned once. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?i)(?<![a-z0-9_.-])[a-z0-9_.-]*" + CREDENTIAL_WORD + "=(?<value>[^\\s&,]+)");
    private static final Pattern MEMBER =
            Pattern.compile("(?i)[\"'][a-z0-9_.-]*" + CREDENTIAL_WORD + "[\"']\\s*:\\s*[\"'](?<value>[^\"'\\s]+)[\"']");
    /** Allows only characters that can occur between the scheme and the host, so that a later at-sign doesn't match. */
    private static final Pattern URL_PASSWORD = Pattern.compile("://[^\\s/:@?#\"'<>]*:(?<value>[^\\s/@?#\"'<>]+)@");

    private CredentialPatterns() {
    }

    /** Returns the pointers of what looks like a credential in one member, at any depth. */
    static List<String> findSuspects(PathMatch parent, String member) {
        List<String> suspects = new ArrayList<>();
        JsonNode value = parent.node().path(member);
        // Only a member called "value" is assigned to the name beside it: a workload's name says nothing about its description.
        String name = value.isString() && member.equals("value") ? Json.text(parent.node(), "name") : "";
        addSuspects(name, "", value, parent.pointer(member), suspects);
        return suspects;
    }

    /** Ignores the container's name, because the image is not a value assigned to it. */
    static boolean isCredentialImage(String image) {
        return ImageReference.hasUser(image) || hasCredential(image);
    }

    private static void addSuspects(String name, String previous, JsonNode value, String pointer, List<String> suspects) {
        if (value.isString() && (isCredential(name, value.stringValue()) || isCredentialArgument(previous, value.stringValue()))) {
            suspects.add(pointer);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            addSuspects("", i == 0 ? "" : value.path(i - 1).stringValue(""), value.path(i), pointer + "/" + i, suspects);
        }
        for (var entry : value.properties()) {
            String assignedName = entry.getKey().equals("value") ? Json.text(value, "name") : entry.getKey();
            addSuspects(assignedName, "", entry.getValue(), pointer + "/" + PointerPattern.escape(entry.getKey()), suspects);
        }
    }

    public static boolean isCredential(String name, String value) {
        return hasCredential(value) || isLiteral(value) && CREDENTIAL_NAME.matcher(name).matches() && !name.startsWith(CHECKSUM_PREFIX);
    }

    static boolean isCredentialArgument(String previous, String argument) {
        if (hasCredential(argument)) {
            return true;
        }
        return previous.startsWith("-") && CREDENTIAL_NAME.matcher(previous).matches() && !argument.startsWith("-") && isLiteral(argument);
    }

    private static boolean assignsValue(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (isLiteral(matcher.group("value"))) {
                return true;
            }
        }
        return false;
    }

    /** Checks the text alone, whatever name it is assigned to. */
    static boolean hasCredential(String text) {
        return text.equals(CredentialRedactor.REDACTED) || KnownTokenFormats.matches(text)
            || text.contains("://") && assignsValue(URL_PASSWORD, text)
            || text.contains("=") && assignsValue(ASSIGNMENT, text)
            || text.contains(":") && assignsValue(MEMBER, text);
    }

    private static boolean isLiteral(String value) {
        return !Placeholder.isPlaceholder(value);
    }
}
