package dev.fleetledger.manifest.syntax;

import java.util.Arrays;

/** Checks file paths as text, because the files are not on the hub. */
public final class Paths {
    private Paths() {
    }

    /**
     * Whether the path is absolute. A drive is enough even if the nodes aren't known to run Windows.
     *
     * @param onWindows whether the nodes run Windows, where named pipes, shares and paths of the current drive start with a backslash
     */
    public static boolean isAbsolute(String path, boolean onWindows) {
        return path.startsWith("/") || path.matches("[A-Za-z]:[/\\\\][^:]*") || onWindows && path.startsWith("\\");
    }

    public static boolean hasParentSegment(String path) {
        return Arrays.asList(path.split("/", -1)).contains("..");
    }

    /** Whether the path stays inside the directory that it is relative to. */
    public static boolean isInside(String path) {
        return !path.startsWith("/") && !hasParentSegment(path);
    }

    /** Whether a mount at the first path contains the second path. */
    public static boolean covers(String mount, String path) {
        String at = withoutTrailingSlashes(mount);
        return path.equals(at) || path.startsWith(at.equals("/") ? at : at + "/");
    }

    /** /a and /a/ are the same mount path. */
    public static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
