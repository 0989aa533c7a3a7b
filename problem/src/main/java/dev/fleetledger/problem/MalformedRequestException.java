package dev.fleetledger.problem;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;

/** The request has not the shape that the interface describes: body, header or parameter. */
public final class MalformedRequestException extends ProblemException {

    public MalformedRequestException(String code, String detail, String remedy) {
        super(code, detail, remedy, Map.of());
    }

    private MalformedRequestException(ViolationSummary summary, List<ProblemViolation> violations) {
        super("BodyIsMalformed", summary.detail(), summary.remedy(), Map.of("violations", violations));
    }

    /** @param shapeErrors at least one */
    public static MalformedRequestException body(List<ShapeError> shapeErrors) {
        return of(shapeErrors.stream().map(ProblemViolation::of).toList());
    }

    /**
     * Shape errors in the document of a wizard step.
     *
     * @param shapeErrors at least one
     */
    public static MalformedRequestException document(Step step, List<ShapeError> shapeErrors) {
        return of(shapeErrors.stream().map(it -> ProblemViolation.of(step, it)).toList());
    }

    private static MalformedRequestException of(List<ProblemViolation> violations) {
        return new MalformedRequestException(ViolationSummary.of(violations), violations);
    }

    /** @param remedy which values are possible */
    public static MalformedRequestException parameter(String name, String remedy) {
        return new MalformedRequestException("FilterIsInvalid", "The query parameter '" + name + "' has a value that is not possible here.",
                remedy);
    }

    public static MalformedRequestException missingParameter(String name) {
        return new MalformedRequestException("ParameterIsMissing", "The query parameter '" + name + "' is missing.",
                "Add it: GET /api/v1/openapi.json describes its values.");
    }

    /** @param known names of the parameters that are read */
    public static MalformedRequestException unknownParameter(String name, Collection<String> known) {
        String list = known.isEmpty() ? "Leave it out: this path has no query parameters."
                : "This path has the query parameters " + String.join(", ", known) + ".";
        return new MalformedRequestException("ParameterIsUnknown", "This path has no query parameter '" + name + "'.",
                NearestWord.to(name, known).map(nearest -> "Write '" + nearest + "'. ").orElse("") + list);
    }
}
