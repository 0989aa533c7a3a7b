package dev.fleetledger.manifest.syntax;

/** Names of our labels and annotations on Kubernetes objects. */
public final class ObjectMarks {
    public static final String PREFIX = "fleetledger.dev/";
    public static final String WORKLOAD = PREFIX + "workload";
    public static final String DISPLAY_NAME = PREFIX + "display-name";
    public static final String DESCRIPTION = PREFIX + "description";

    private ObjectMarks() {
    }
}
