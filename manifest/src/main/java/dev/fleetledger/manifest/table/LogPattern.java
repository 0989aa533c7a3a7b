package dev.fleetledger.manifest.table;

/** A pattern of log files, and the volume that contains them. */
public record LogPattern(String volume, String path) {
    String volumeAndPath() {
        return volume + ":" + path;
    }
}
