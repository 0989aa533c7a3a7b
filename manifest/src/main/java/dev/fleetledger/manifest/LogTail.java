package dev.fleetledger.manifest;

/** A pattern of files, and the volume it lies in. */
record LogTail(String volume, String path) {
    String volumeAndPath() {
        return volume + ":" + path;
    }
}
