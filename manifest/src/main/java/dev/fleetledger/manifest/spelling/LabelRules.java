package dev.fleetledger.manifest.spelling;

import java.util.List;
import java.util.Locale;

/** Syntax of labels and annotations. */
public final class LabelRules {
    private static final Rule KEY_IS_OURS = Rule.text("KeyIsReserved", "Keys under fleetledger.dev/ are ours.", "Use another prefix.",
        key -> key.startsWith(Marks.PREFIX)).key();

    public static final List<Rule> LABELS = List.of(
        Rule.text("LabelKeyIsNoKey", "This is no key of a label.", "Write [domain/]name: name has at most 63 letters, digits, -, _ and dots.",
            key -> !Spelling.isKey(key)).key(),
        Rule.text("LabelValueIsNoValue", "This is no value of a label.", "Use at most 63 letters, digits, -, _ and dots, a letter or digit at both ends.",
            value -> !Spelling.isLabelValue(value)).each());

    public static final List<Rule> OWN_LABELS = List.of(LABELS.get(0), LABELS.get(1), KEY_IS_OURS);

    /** Kubernetes checks annotation keys in lower case, so their domain may have capitals. */
    public static final List<Rule> OWN_ANNOTATIONS = List.of(
        Rule.text("AnnotationKeyIsNoKey", "This is no key of an annotation.",
            "Write [domain/]name: name has at most 63 letters, digits, -, _ and dots.", key -> !isAnnotationKey(key)).key(),
        KEY_IS_OURS);

    private LabelRules() {
    }

    public static boolean isAnnotationKey(String key) {
        return Spelling.isKey(key.toLowerCase(Locale.ROOT));
    }
}
