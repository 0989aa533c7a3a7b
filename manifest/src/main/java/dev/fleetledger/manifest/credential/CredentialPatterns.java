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
    private static final String CHECKSUM = "checksum/";
    private static final String TELLING = "(password|passwd|passphrase|token|secret|secret[_.-]?(access[_.-]?)?key)";
    private static final Pattern TELLING_NAME = Pattern.compile("(?i).*" + TELLING);
    /** Matches only from the start of a word, so that a long text is scanned once. */
    private static final Pattern ASSIGNMENT = Pattern.compile("(?i)(?<![a-z0-9_.-])[a-z0-9_.-]*" + TELLING + "=(?<value>[^\\s&,]+)");
    private static final Pattern MEMBER = Pattern.compile("(?i)[\"'][a-z0-9_.-]*" + TELLING + "[\"']\\s*:\\s*[\"'](?<value>[^\"'\\s]+)[\"']");
    /** Allows only characters that can occur between the scheme and the host, so that a later at-sign doesn't match. */
    private static final Pattern URL_PASSWORD = Pattern.compile("://[^\\s/:@?#\"'<>]*:(?<value>[^\\s/@?#\"'<>]+)@");

    private CredentialPatterns() {
    }

    /** Returns the pointers of what looks like a credential in one member, at any depth. */
    static List<String> suspects(PathMatch parent, String member) {
        List<String> found = new ArrayList<>();
        JsonNode value = parent.node().path(member);
        // Only a member called "value" is assigned to the name beside it: a workload's name says nothing about its description.
        String name = value.isString() && member.equals("value") ? Json.text(parent.node(), "name") : "";
        addSuspects(name, "", value, parent.pointer(member), found);
        return found;
    }

    /** Ignores the container's name, because the image is not a value assigned to it. */
    static boolean isCredentialImage(String image) {
        return ImageReference.namesUser(image) || hasCredential(image);
    }

    private static void addSuspects(String name, String before, JsonNode value, String pointer, List<String> found) {
        if (value.isString() && (isCredential(name, value.stringValue()) || isCredentialArgument(before, value.stringValue()))) {
            found.add(pointer);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            addSuspects("", i == 0 ? "" : value.path(i - 1).stringValue(""), value.path(i), pointer + "/" + i, found);
        }
        for (var one : value.properties()) {
            String named = one.getKey().equals("value") ? Json.text(value, "name") : one.getKey();
            addSuspects(named, "", one.getValue(), pointer + "/" + PointerPattern.escaped(one.getKey()), found);
        }
    }

    public static boolean isCredential(String name, String value) {
        return hasCredential(value) || isGiven(value) && TELLING_NAME.matcher(name).matches() && !name.startsWith(CHECKSUM);
    }

    static boolean isCredentialArgument(String before, String argument) {
        if (hasCredential(argument)) {
            return true;
        }
        return before.startsWith("-") && TELLING_NAME.matcher(before).matches() && !argument.startsWith("-") && isGiven(argument);
    }

    private static boolean givesValue(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (isGiven(matcher.group("value"))) {
                return true;
            }
        }
        return false;
    }

    /** Checks the text alone, whatever name it is assigned to. */
    static boolean hasCredential(String text) {
        return text.equals(CredentialRedactor.WITHHELD) || KnownTokenFormats.matches(text)
            || text.contains("://") && givesValue(URL_PASSWORD, text)
            || text.contains("=") && givesValue(ASSIGNMENT, text)
            || text.contains(":") && givesValue(MEMBER, text);
    }

    private static boolean isGiven(String value) {
        return !Placeholder.isPlaceholder(value);
    }
}
