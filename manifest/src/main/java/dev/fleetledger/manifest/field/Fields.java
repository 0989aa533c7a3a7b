package dev.fleetledger.manifest.field;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.fleetledger.manifest.spelling.Rule;

/** Combines rows to the table. */
public final class Fields {
    private Fields() {
    }

    /** Groups rows under a common path in the document and in the Kubernetes object. */
    public static List<Field> group(String prefix, String place, List<Field> rows) {
        return rows.stream().map(row -> row.under(prefix, place)).toList();
    }

    public static List<Field> group(String prefix, String place, Field... rows) {
        return group(prefix, place, Arrays.asList(rows));
    }

    @SafeVarargs
    public static List<Field> table(List<Field>... groups) {
        return Stream.of(groups).flatMap(List::stream).toList();
    }

    /** In every step a person can acknowledge that a literal is no secret. */
    public static List<Field> acknowledged() {
        return List.of(
            Field.list("/acknowledged", "Acknowledged literals"),
            Field.text("/acknowledged/*/pointer", "Acknowledged literal").within(Bound.LONG).landsNowhere()
                .required("AcknowledgedPointerIsMissing", "It isn't said which literal is meant.", "Give its JSON pointer."),
            Field.text("/acknowledged/*/reason", "Why it is no secret").mayHoldLiterals().within(Bound.LONG).landsNowhere()
                .required("AcknowledgementHasNoReason", "It isn't said why the literal is no secret.", "Give a reason.")
                .not(Rule.empty("AcknowledgementHasNoReason", "It isn't said why the literal is no secret.", "Give a reason.")));
    }
}
