package dev.fleetledger.manifest.field;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.fleetledger.manifest.syntax.FieldRule;

/** Combines rows to the table. */
public final class FieldGroups {
    private FieldGroups() {
    }

    /** Groups rows under a common path in the document and in the Kubernetes object. */
    public static List<FieldDefinition> group(String prefix, String target, List<FieldDefinition> rows) {
        return rows.stream().map(row -> row.under(prefix, target)).toList();
    }

    public static List<FieldDefinition> group(String prefix, String target, FieldDefinition... rows) {
        return group(prefix, target, Arrays.asList(rows));
    }

    @SafeVarargs
    public static List<FieldDefinition> table(List<FieldDefinition>... groups) {
        return Stream.of(groups).flatMap(List::stream).toList();
    }

    /** In every step a person can acknowledge that a literal is no secret. */
    public static List<FieldDefinition> acknowledgements() {
        return List.of(
            FieldDefinition.list("/acknowledged", "Acknowledged literals"),
            FieldDefinition.text("/acknowledged/*/pointer", "Acknowledged literal").within(SizeLimit.LONG).unmapped()
                .required("AcknowledgedPointerIsMissing", "It isn't said which literal is meant.", "Give its JSON pointer."),
            FieldDefinition.text("/acknowledged/*/reason", "Why it is no secret").scannedForCredentials().within(SizeLimit.LONG).unmapped()
                .required("AcknowledgementHasNoReason", "It isn't said why the literal is no secret.", "Give a reason.")
                .withRules(FieldRule.empty("AcknowledgementHasNoReason", "It isn't said why the literal is no secret.", "Give a reason.")));
    }
}
