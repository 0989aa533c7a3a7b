package dev.fleetledger.manifest.spelling;

import java.util.Arrays;

/** Paths of files, read as text: the hub has none of them. */
public final class Paths {
    private Paths() {
    }

    /** On a node of Windows a path begins with its drive. */
    public static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.matches("[A-Za-z]:[/\\\\][^:]*");
    }

    public static boolean leadsUpwards(String path) {
        return Arrays.asList(path.split("/", -1)).contains("..");
    }

    /** Whether it stays inside of where it is put. */
    public static boolean isInside(String path) {
        return !path.startsWith("/") && !leadsUpwards(path);
    }

    /** Whether what is mounted at the first is seen at the second. */
    public static boolean covers(String mount, String path) {
        String at = withoutTrailingSlashes(mount);
        return path.equals(at) || path.startsWith(at.equals("/") ? at : at + "/");
    }

    /** Mounts at /a and /a/ are the same place. */
    public static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
