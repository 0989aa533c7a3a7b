package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.NameSyntax;

/** Environment variables of a container. */
final class EnvironmentFields {
    private static final FieldRule NAME = FieldRule.notMatching("VariableNameHasForbiddenCharacters", NameSyntax.PRINTABLE_WITHOUT_EQUALS,
        "The variable's name is empty or has characters other than printable ASCII without the equals sign.",
        "Use letters, digits, underscores, dots and dashes.");

    static final List<FieldDefinition> ROWS = table(
        List.of(list("/env", "Environment")
            .help("Variables of the container. A password or token belongs in a Secret: values stay in the ledger for ever.")),
        group("/env/*", "/env/*",
            text("/name", "Variable name")
                .required("VariableNameIsMissing", "The variable has no name.", "Give it a name.")
                .withRules(NAME),
            text("/value", "Variable value").help("$(NAME) is replaced by a variable above it.").scannedForCredentials(),
            object("/valueFrom", "Variable source").help("Where the value is read when the container starts.").mapsToObject("/valueFrom")),
        group("/env/*/valueFrom", "/env/*/valueFrom", SourceFields.FIELD),
        group("/env/*/valueFrom", "/env/*/valueFrom",
            text("/fieldRef/fieldPath", "Pod field").help("Such as spec.nodeName or metadata.labels['app'].")
                .required("FieldPathIsMissing", "The reference names no field of the pod.", "Choose a field of the pod.")
                .withRules(FieldRule.text("FieldPathIsUnknown", "A variable can't have this field of the pod.",
                        "Choose a field of the pod.",
                    path -> !SourceFields.isFieldOfVariable(path)))),
        group("/env/*/valueFrom", "/env/*/valueFrom", SourceFields.RESOURCE),
        group("/env/*/valueFrom/configMapKeyRef", "/env/*/valueFrom/configMapKeyRef", SourceFields.key("ConfigMap")),
        group("/env/*/valueFrom/secretKeyRef", "/env/*/valueFrom/secretKeyRef", SourceFields.key("Secret")),
        List.of(list("/envFrom", "Whole ConfigMaps and Secrets").help("Each key becomes a variable.")),
        group("/envFrom/*", "/envFrom/*",
            text("/prefix", "Prefix")
                .help("Put before each key.").byDefault(Json.text("")).withRules(FieldRule.text("PrefixHasForbiddenCharacters",
                "The prefix has characters other than printable ASCII without the equals sign.",
                "Use letters, digits, underscores, dots and dashes.",
                prefix -> !prefix.isEmpty() && !NameSyntax.PRINTABLE_WITHOUT_EQUALS.matcher(prefix).matches()))),
        group("/envFrom/*/configMapRef", "/envFrom/*/configMapRef", SourceFields.reference("ConfigMap")),
        group("/envFrom/*/secretRef", "/envFrom/*/secretRef", SourceFields.reference("Secret")));

    private EnvironmentFields() {
    }
}
