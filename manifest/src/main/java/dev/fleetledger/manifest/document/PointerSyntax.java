package dev.fleetledger.manifest.document;

import java.util.List;
import java.util.regex.Pattern;

/** JSON pointers (RFC 6901) that people write. */
public final class PointerSyntax {
    private static final Pattern WRONG_ESCAPE = Pattern.compile("~(?![01])");

    private PointerSyntax() {
    }

    public static boolean isMalformed(String pointer) {
        return !pointer.startsWith("/") || WRONG_ESCAPE.matcher(pointer).find();
    }

    /** Whether the pointer is one of these or leads to an object that contains one of them. */
    public static boolean isAtOrAbove(String pointer, List<String> others) {
        return others.stream().anyMatch(other -> isAtOrBelow(other, pointer));
    }

    /** Whether both are the same, or the pointer leads into the other. */
    public static boolean isAtOrBelow(String pointer, String other) {
        return (pointer + "/").startsWith(other + "/");
    }
}
