package dev.fleetledger.manifest;

import static dev.fleetledger.manifest.Field.list;
import static dev.fleetledger.manifest.Field.object;
import static dev.fleetledger.manifest.Field.text;
import static dev.fleetledger.manifest.Fields.group;
import static dev.fleetledger.manifest.Fields.table;

import java.util.List;

/** wizard.md, section 2: environment. */
final class EnvironmentFields {
    static final List<Field> ROWS = table(
        List.of(list("/env", "Environment")),
        group("/env/*", "/env/*",
            text("/name", "Variable name")
                .required("VariableNameIsMissing", "The variable has no name.", "Give it a name.")
                .not(Rule.unlike("VariableNameHasForbiddenCharacters", Spelling.PRINTABLE_WITHOUT_EQUALS,
                    "The variable's name is empty or has characters other than printable ASCII without the equals sign.",
                    "Use letters, digits, underscores, dots and dashes.")),
            text("/value", "Variable value").mayHoldLiterals(),
            object("/valueFrom", "Variable source").comesLater()));

    private EnvironmentFields() {
    }
}
