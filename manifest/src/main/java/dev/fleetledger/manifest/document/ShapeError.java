package dev.fleetledger.manifest.document;

/** A part of a step's document that is no known field or has the wrong type. Such a document is not stored. */
public record ShapeError(String pointer, String message, String remedy) {
}
