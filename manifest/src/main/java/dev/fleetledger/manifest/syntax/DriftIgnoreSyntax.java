package dev.fleetledger.manifest.syntax;

import java.util.List;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.document.PointerSyntax;

/**
 * Pointers of fields that others may change. List items are named by what identifies them. What identifies the object and its pods is
 * always checked, and so is the pod as a whole.
 */
public final class DriftIgnoreSyntax {
    private static final int MAX_POINTERS = 20;
    private static final int MAX_LENGTH = 256;
    private static final String POD_LABEL_MARKS = "/spec/template/metadata/labels/" + ObjectMarks.PREFIX.replace("/", "~1");
    /** Ignoring one of these or what contains it would leave nothing worth checking. */
    private static final List<String> ALWAYS_CHECKED = List.of("/spec/selector", "/spec/template/metadata/labels",
        "/spec/template/spec/containers");
    private static final Pattern INDEX = Pattern.compile("/(containers|initContainers|volumes|env|volumeMounts|ports)/\\d+(/|$)");

    public static final List<FieldRule> RULES = List.of(
        FieldRule.value("DriftIgnoresAreTooMany", "More than " + MAX_POINTERS + " fields are ignored.",
                "Name what contains several of them, or choose to only report drift.", list -> list.size() > MAX_POINTERS),
        UniqueItems.items(),
        FieldRule.longer("DriftIgnoreIsTooLong", MAX_LENGTH, "{it} is longer than " + MAX_LENGTH + " characters.",
                "Name a field above it.").forItems(),
        FieldRule.text("DriftIgnoreIsNoPointer", "{it} is no JSON pointer.",
                "Write it as /spec/template/spec/containers/main/image; in a name write ~1 for / and ~0 for ~.",
                pointer -> PointerSyntax.isMalformed(pointer) || pointer.endsWith("/")).forItems(),
        FieldRule.text("DriftIgnoreIsOutsideSpec", "{it} is not in spec.",
                "Leave it out: what others add to the object's own metadata is no drift, and Fleetledger's marks are always checked.",
                pointer -> !PointerSyntax.isMalformed(pointer) && !PointerSyntax.isAtOrBelow(pointer, "/spec")).asWarning().forItems(),
        FieldRule.text("DriftIgnoreHidesTooMuch", "{it} would hide changes of the selector, the pods' labels or every container.",
                "Name single fields, labels or containers, such as /spec/template/spec/containers/main/image.",
                DriftIgnoreSyntax::hidesTooMuch).forItems(),
        FieldRule.text("DriftIgnoreNamesIndex", "{it} names an item of a list by its number, which matches nothing.",
                "Name the item by what identifies it: containers/main, volumeMounts/~1data, ports/9100~1TCP.",
                pointer -> INDEX.matcher(pointer).find()).asWarning().forItems());

    private DriftIgnoreSyntax() {
    }

    private static boolean hidesTooMuch(String pointer) {
        return PointerSyntax.isAtOrAbove(pointer, ALWAYS_CHECKED) || PointerSyntax.isAtOrBelow(pointer, "/spec/selector")
            || pointer.startsWith(POD_LABEL_MARKS);
    }
}
