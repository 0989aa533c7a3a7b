package dev.fleetledger.command.request.body;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

import dev.fleetledger.manifest.document.ShapeError;

/** Shape error of a body that is no JSON. It tells the location but not the content, because a body may contain secrets. */
final class SyntaxErrors {

    private SyntaxErrors() {}

    static ShapeError of(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            // The JSON is valid but exceeds the parser's limits; Jackson gives no location in that case.
            return new ShapeError("", "The JSON exceeds the limits of a body: nesting of "
                    + StreamReadConstraints.DEFAULT_MAX_DEPTH + ", numbers of " + StreamReadConstraints.DEFAULT_MAX_NUM_LEN
                    + " digits, names of " + StreamReadConstraints.DEFAULT_MAX_NAME_LEN + " characters.",
                    "Nest it less deeply, and use shorter numbers and names.");
        }
        String pointer = e.processor() instanceof JsonParser parser ? parser.streamReadContext().pathAsPointer().toString() : "";
        boolean duplicate = e instanceof StreamReadException && String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
        return duplicate
                ? new ShapeError(pointer, "This field stands twice in one object." + location(e), "Keep one of the two.")
                : new ShapeError(pointer, "The body is not valid JSON." + location(e),
                        "Correct it there or just before: often a quote, a comma or a bracket is missing.");
    }

    private static String location(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null ? "" : " Line " + location.getLineNr() + ", column " + location.getColumnNr() + ".";
    }
}
