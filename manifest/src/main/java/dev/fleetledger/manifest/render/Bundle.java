package dev.fleetledger.manifest.render;

/**
 * All objects of one deployment as one JSON array in the order of application: the frozen manifest of a generation.
 *
 * @param bytes canonical JSON
 * @param sha256 of those bytes, in hexadecimal
 */
public record Bundle(byte[] bytes, String sha256) {
}
