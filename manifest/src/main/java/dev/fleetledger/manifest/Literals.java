package dev.fleetledger.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** What a credential looks like: by its own text, or by the name it is given to. */
final class Literals {
    private static final Pattern TELLING_NAME = Pattern.compile("(?i).*(password|token|secret)");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?i)(?<![a-z0-9_])[a-z0-9_.-]*(password|token|secret)=(?<value>[^\\s]+)");
    /** A variable's value put in by the kubelet or a shell is no literal. */
    private static final Pattern REFERENCE = Pattern.compile("[\"']?(\\$\\([^()]*\\)|\\$\\{?[A-Za-z_][A-Za-z0-9_]*}?)[\"']?[;)]*");
    private static final List<Pattern> CREDENTIALS = List.of(
        Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY"),
        Pattern.compile("(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])"),
        Pattern.compile("(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}"),
        Pattern.compile("\"private_key(_id)?\"\\s*:"),
        Pattern.compile("AccountKey=[A-Za-z0-9+/=]{20,}"),
        Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\\.eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*"));

    private Literals() {
    }

    /** The pointers of what looks like a credential in one member: a text, a list of texts or a map of texts. */
    static List<String> suspects(Found parent, String member) {
        JsonNode value = parent.node().path(member);
        String pointer = parent.pointer(member);
        List<String> found = new ArrayList<>();
        if (value.isString() && isCredential(Json.text(parent.node(), "name"), value.stringValue())) {
            found.add(pointer);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                String before = i == 0 ? "" : value.path(i - 1).stringValue("");
                if (isCredentialArgument(before, value.path(i).stringValue(""))) {
                    found.add(pointer + "/" + i);
                }
            }
        } else if (value.isObject()) {
            value.properties().stream()
                .filter(one -> isCredential(one.getKey(), one.getValue().stringValue("")))
                .forEach(one -> found.add(pointer + "/" + Path.escaped(one.getKey())));
        }
        return found;
    }

    static boolean isCredential(String name, String value) {
        return hasCredential(value) || isGiven(value) && TELLING_NAME.matcher(name).matches();
    }

    private static boolean isCredentialArgument(String before, String argument) {
        if (hasCredential(argument)) {
            return true;
        }
        Matcher assignment = ASSIGNMENT.matcher(argument);
        while (assignment.find()) {
            if (isGiven(assignment.group("value"))) {
                return true;
            }
        }
        return before.startsWith("-") && TELLING_NAME.matcher(before).matches() && !argument.startsWith("-") && isGiven(argument);
    }

    private static boolean hasCredential(String text) {
        return text.equals(Credentials.WITHHELD) || CREDENTIALS.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    private static boolean isGiven(String value) {
        return !value.isEmpty() && !REFERENCE.matcher(value).matches();
    }
}
