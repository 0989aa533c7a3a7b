package dev.fleetledger.manifest.syntax;

import java.util.List;
import java.util.Locale;

/** Syntax of labels and annotations. */
public final class LabelSyntax {
    private static final FieldRule RESERVED_KEY =
            FieldRule.text("KeyIsReserved", "Fleetledger writes the keys under fleetledger.dev/ itself, so {it} is reserved.",
                    "Use another prefix, such as your own domain.",
        key -> key.startsWith(ObjectMarks.PREFIX)).forKeys();

    public static final List<FieldRule> LABELS = List.of(
        FieldRule.text("LabelKeyIsNoKey", "{it} is no key of a label.",
                "Write [domain/]name: name has at most 63 letters, digits, -, _ and dots.",
            key -> !NameSyntax.isKey(key)).forKeys(),
        FieldRule.text("LabelValueIsNoValue", "{it} is no value of a label.",
                "Use at most 63 letters, digits, -, _ and dots, a letter or digit at both ends.",
            value -> !NameSyntax.isLabelValue(value)).forItems());

    public static final List<FieldRule> UNRESERVED_LABELS = List.of(LABELS.get(0), LABELS.get(1), RESERVED_KEY);

    /** Kubernetes checks annotation keys in lower case, so their domain may have capitals. */
    public static final List<FieldRule> UNRESERVED_ANNOTATIONS = List.of(
        FieldRule.text("AnnotationKeyIsNoKey", "{it} is no key of an annotation.",
            "Write [domain/]name: name has at most 63 letters, digits, -, _ and dots.", key -> !isAnnotationKey(key)).forKeys(),
        RESERVED_KEY);

    private LabelSyntax() {
    }

    public static boolean isAnnotationKey(String key) {
        return NameSyntax.isKey(key.toLowerCase(Locale.ROOT));
    }
}
