package dev.fleetledger.simulation.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.error.ApiStatusException.Cause;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;

/** Validation of names and labels. */
final class NameRules {
    static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN = Pattern.compile(LABEL.pattern() + "(\\." + LABEL.pattern() + ")*");
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final int MAX_LABEL_LENGTH = 63;
    private static final int MAX_NAME_LENGTH = 253;

    private static final String LABEL_DETAIL = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
            + "and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
            + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
    private static final String SUBDOMAIN_DETAIL = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, "
            + "'-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
            + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private static final String VALUE_DETAIL = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' "
            + "or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used "
            + "for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private enum Form {
        LABEL(NameRules.LABEL, LABEL_DETAIL), SUBDOMAIN(NameRules.SUBDOMAIN, SUBDOMAIN_DETAIL),
        SERVICE(Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?"), "a DNS-1035 label must consist of lower case alphanumeric characters or "
                + "'-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', "
                + "regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')");

        private final Pattern pattern;
        private final String detail;

        Form(Pattern pattern, String detail) {
            this.pattern = pattern;
            this.detail = detail;
        }
    }

    private NameRules() {
    }

    static List<Cause> of(Kind kind, JsonNode object) {
        List<Cause> causes = new ArrayList<>(ofLabels(object));
        String name = Meta.name(object);
        boolean label = kind == Kinds.NAMESPACES || kind == Kinds.SERVICES;
        Form form = kind == Kinds.SERVICES ? Form.SERVICE : label ? Form.LABEL : Form.SUBDOMAIN;
        if (name.isEmpty()) {
            causes.add(Causes.required("metadata.name", "name or generateName is required"));
        } else if (name.length() > (label ? MAX_LABEL_LENGTH : MAX_NAME_LENGTH)) {
            causes.add(Causes.invalid("metadata.name", "\"" + name + "\"",
                    "must be no more than " + (label ? MAX_LABEL_LENGTH : MAX_NAME_LENGTH) + " characters"));
        } else if (!kind.group().startsWith("rbac") && !form.pattern.matcher(name).matches()) {
            causes.add(Causes.invalid("metadata.name", "\"" + name + "\"", form.detail));
        }
        return causes;
    }

    static List<Cause> ofLabels(JsonNode object) {
        return ofLabels(Json.at(object, "metadata", "labels"), "metadata.labels");
    }

    static List<Cause> ofLabels(JsonNode labels, String field) {
        List<Cause> causes = new ArrayList<>();
        labels.properties().forEach(entry -> {
            String value = entry.getValue().asString();
            if (value.length() > MAX_LABEL_LENGTH) {
                causes.add(Causes.invalid(field, "\"" + value + "\"", "must be no more than 63 bytes"));
            } else if (!LABEL_VALUE.matcher(value).matches()) {
                causes.add(Causes.invalid(field, "\"" + value + "\"", VALUE_DETAIL));
            }
        });
        return causes;
    }

    static List<Cause> ofLabel(String value, String field) {
        if (value.isEmpty()) {
            return List.of(Causes.required(field, ""));
        }
        return value.length() <= MAX_LABEL_LENGTH && LABEL.matcher(value).matches() ? List.of()
                : List.of(Causes.invalid(field, "\"" + value + "\"", LABEL_DETAIL));
    }
}
