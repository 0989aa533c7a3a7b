package dev.fleetledger.manifest.document;

/** Something in a step's document that has no place or the wrong type; the document can't be kept. */
public record Misshape(String pointer, String message, String remedy) {
}
