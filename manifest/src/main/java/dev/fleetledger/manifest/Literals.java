package dev.fleetledger.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** What a credential looks like: by its own text, or by the name it is given to. */
final class Literals {
    private static final Pattern TELLING_NAME = Pattern.compile("(?i).*(password|token|secret)");
    /** Begins only where a word begins, so that a long text is gone through once. */
    private static final Pattern ASSIGNMENT = Pattern.compile("(?i)(?<![a-z0-9_.-])[a-z0-9_.-]*(password|token|secret)=(?<value>[^\\s]+)");
    /** A variable's value put in by the kubelet or a shell is no literal. */
    private static final Pattern REFERENCE = Pattern.compile("[\"']?(\\$\\([^()]*\\)|\\$\\{?[A-Za-z_][A-Za-z0-9_]*}?)[\"']?[;)]*");
    /** Only what can stand between the scheme and the host, so that an at-sign further on is none of it. */
    private static final Pattern URL_PASSWORD = Pattern.compile("://[^\\s/:@?#\"'<>]*:(?<value>[^\\s/@?#\"'<>]+)@");
    private static final List<Pattern> CREDENTIALS = List.of(
        Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY"),
        Pattern.compile("(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])"),
        Pattern.compile("(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}"),
        Pattern.compile("(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36}"),
        Pattern.compile("(?<![A-Za-z0-9_])github_pat_[A-Za-z0-9_]{22}"),
        Pattern.compile("(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{10}"),
        Pattern.compile("\"private_key(_id)?\"\\s*:"),
        Pattern.compile("AccountKey=[A-Za-z0-9+/=]{20,}"),
        Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\\.eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*"));

    private Literals() {
    }

    /** The pointers of what looks like a credential in one member, however deep. */
    static List<String> suspects(Found parent, String member) {
        List<String> found = new ArrayList<>();
        JsonNode value = parent.node().path(member);
        String name = value.isString() ? Json.text(parent.node(), "name") : "";
        addSuspects(name, "", value, parent.pointer(member), found);
        return found;
    }

    /** An image is no value that its container's name could tell about. */
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
            addSuspects(named, "", one.getValue(), pointer + "/" + Path.escaped(one.getKey()), found);
        }
    }

    static boolean isCredential(String name, String value) {
        return hasCredential(value) || isGiven(value) && TELLING_NAME.matcher(name).matches();
    }

    static boolean isCredentialArgument(String before, String argument) {
        if (hasCredential(argument)) {
            return true;
        }
        return givesValue(ASSIGNMENT, argument)
            || before.startsWith("-") && TELLING_NAME.matcher(before).matches() && !argument.startsWith("-") && isGiven(argument);
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

    private static boolean hasCredential(String text) {
        return text.equals(Credentials.WITHHELD) || givesValue(URL_PASSWORD, text)
            || CREDENTIALS.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    private static boolean isGiven(String value) {
        return !value.isEmpty() && !REFERENCE.matcher(value).matches();
    }
}
