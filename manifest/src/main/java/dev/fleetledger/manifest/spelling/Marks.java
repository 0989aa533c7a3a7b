package dev.fleetledger.manifest.spelling;

/** Names of our labels and annotations on Kubernetes objects. */
public final class Marks {
    public static final String PREFIX = "fleetledger.dev/";
    public static final String WORKLOAD = PREFIX + "workload";
    public static final String DISPLAY_NAME = PREFIX + "display-name";
    public static final String DESCRIPTION = PREFIX + "description";

    private Marks() {
    }
}
