package dev.fleetledger.manifest;

/** The names that are ours on Kubernetes objects. */
final class Marks {
    static final String PREFIX = "fleetledger.dev/";
    static final String WORKLOAD = PREFIX + "workload";
    static final String DISPLAY_NAME = PREFIX + "display-name";
    static final String DESCRIPTION = PREFIX + "description";

    private Marks() {
    }
}
