package dev.fleetledger.manifest;

import static dev.fleetledger.manifest.Field.list;
import static dev.fleetledger.manifest.Field.object;
import static dev.fleetledger.manifest.Fields.table;

import java.util.List;

/** wizard.md, section 3. */
final class ServicesFields {
    static final List<Field> ROWS = table(
        List.of(list("/services", "Services").byDefault(Json.list()),
            object("/services/*", "Service").comesLater()),
        Fields.acknowledged());

    private ServicesFields() {
    }
}
