package dev.fleetledger.manifest.syntax;

import java.util.List;
import java.util.Locale;

/** Syntax of labels and annotations. */
public final class LabelSyntax {
    private static final FieldRule KEY_IS_OURS = FieldRule.text("KeyIsReserved", "Keys under fleetledger.dev/ are ours.", "Use another prefix.",
        key -> key.startsWith(ObjectMarks.PREFIX)).key();

    public static final List<FieldRule> LABELS = List.of(
        FieldRule.text("LabelKeyIsNoKey", "This is no key of a label.", "Write [domain/]name: name has at most 63 letters, digits, -, _ and dots.",
            key -> !NameSyntax.isKey(key)).key(),
        FieldRule.text("LabelValueIsNoValue", "This is no value of a label.", "Use at most 63 letters, digits, -, _ and dots, a letter or digit at both ends.",
            value -> !NameSyntax.isLabelValue(value)).each());

    public static final List<FieldRule> OWN_LABELS = List.of(LABELS.get(0), LABELS.get(1), KEY_IS_OURS);

    /** Kubernetes checks annotation keys in lower case, so their domain may have capitals. */
    public static final List<FieldRule> OWN_ANNOTATIONS = List.of(
        FieldRule.text("AnnotationKeyIsNoKey", "This is no key of an annotation.",
            "Write [domain/]name: name has at most 63 letters, digits, -, _ and dots.", key -> !isAnnotationKey(key)).key(),
        KEY_IS_OURS);

    private LabelSyntax() {
    }

    public static boolean isAnnotationKey(String key) {
        return NameSyntax.isKey(key.toLowerCase(Locale.ROOT));
    }
}
