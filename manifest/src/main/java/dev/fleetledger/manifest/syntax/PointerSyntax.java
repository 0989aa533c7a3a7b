package dev.fleetledger.manifest.syntax;

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
    static boolean isAtOrAbove(String pointer, List<String> others) {
        return others.stream().anyMatch(other -> other.equals(pointer) || other.startsWith(pointer + "/"));
    }

    /** Whether the pointer is one of these or leads into one of them. */
    static boolean isAtOrBelow(String pointer, List<String> others) {
        return others.stream().anyMatch(other -> pointer.equals(other) || pointer.startsWith(other + "/"));
    }
}
