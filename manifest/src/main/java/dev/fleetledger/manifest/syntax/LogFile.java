package dev.fleetledger.manifest.syntax;

/** A directory or a file pattern inside a container, and the directory that has to be mounted for it. */
public final class LogFile {
    private LogFile() {
    }

    public static boolean isPath(String path) {
        return path.startsWith("/") && !path.contains(":") && !Paths.hasParentSegment(path) && !directory(path).equals("/");
    }

    /** Returns the path up to the first part that is a pattern, or that is a file because it has a dot in it. */
    public static String directory(String path) {
        StringBuilder directory = new StringBuilder();
        for (String part : Paths.withoutTrailingSlashes(path).split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            if (part.matches(".*[*?\\[{].*") || part.indexOf('.') > 0) {
                break;
            }
            directory.append('/').append(part);
        }
        return directory.isEmpty() ? "/" : directory.toString();
    }
}
