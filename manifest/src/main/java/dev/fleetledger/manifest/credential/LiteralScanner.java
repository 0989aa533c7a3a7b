package dev.fleetledger.manifest.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PointerPattern;

/**
 * Walks through a JSON tree and collects the pointers of texts that look like credentials.
 *
 * @param suspects receives the pointers
 * @param programs names of the programs whose arguments a list may contain
 * @param namesTell whether a telling name alone makes its value suspect; otherwise names only explain random text
 */
record LiteralScanner(List<String> suspects, List<String> programs, boolean namesTell) {

    static boolean hasCredential(JsonNode tree) {
        List<String> suspects = new ArrayList<>();
        new LiteralScanner(suspects, List.of(), true).scan("", tree, "");
        return !suspects.isEmpty();
    }

    void scan(String name, JsonNode value, String pointer) {
        if (value.isString() && isSuspect(name, value.stringValue())) {
            suspects.add(pointer);
        }
        if (value.isArray()) {
            scanItems(name, value, pointer);
        }
        LiteralScanner inner = value.has("command") ? withPrograms(value.path("command")) : this;
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            inner.scan(nameOf(value, member.getKey()), member.getValue(), pointer + "/" + PointerPattern.escape(member.getKey()));
        }
    }

    private void scanItems(String name, JsonNode items, String pointer) {
        BiPredicate<String, String> secretArgument = namesTell ? secretArgument(CredentialPatterns.texts(items)) : (_, _) -> false;
        for (int i = 0; i < items.size(); i++) {
            String previous = i == 0 ? "" : items.path(i - 1).stringValue("");
            String argument = items.path(i).stringValue("");
            if (secretArgument.test(previous, argument)) {
                suspects.add(pointer + "/" + i);
            } else {
                boolean identifying = previous.startsWith("-") && NameKind.of(previous) == NameKind.IDENTIFYING;
                scan(identifying ? previous : name, items.path(i), pointer + "/" + i);
            }
        }
    }

    /** Returns a test of an argument, with the one before it. */
    private BiPredicate<String, String> secretArgument(List<String> texts) {
        List<String> all = new ArrayList<>(programs);
        all.addAll(ArgumentScanner.programs(texts));
        List<SecretOption> options = SecretOption.of(all);
        List<String> positional = ArgumentScanner.findPositional(String.join(" ", programs) + " " + String.join(" ", texts));
        return (previous, argument) -> ArgumentScanner.isSuspect(options, previous, argument) || positional.contains(argument);
    }

    private LiteralScanner withPrograms(JsonNode command) {
        return new LiteralScanner(suspects, ArgumentScanner.programs(CredentialPatterns.texts(command)), namesTell);
    }

    private boolean isSuspect(String name, String text) {
        return namesTell ? CredentialPatterns.isCredential(name, text) : CredentialPatterns.hasCredential(NameKind.of(name), text);
    }

    private static String nameOf(JsonNode object, String member) {
        String sibling = Json.text(object, object.has("name") ? "name" : "key");
        return member.equals("value") && !sibling.isEmpty() ? sibling : member;
    }
}
