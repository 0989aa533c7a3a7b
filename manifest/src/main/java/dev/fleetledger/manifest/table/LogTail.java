package dev.fleetledger.manifest.table;

/** A pattern of files, and the volume it lies in. */
public record LogTail(String volume, String path) {
    String volumeAndPath() {
        return volume + ":" + path;
    }
}
