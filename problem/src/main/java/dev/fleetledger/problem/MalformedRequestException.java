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

    private MalformedRequestException(String detail, List<ProblemViolation> violations) {
        super("BodyIsMalformed", detail, "Send it in the shape of the interface.", Map.of("violations", violations));
    }

    public static MalformedRequestException body(List<ShapeError> shapeErrors) {
        return new MalformedRequestException("The body has not the shape that is expected here.",
                shapeErrors.stream().map(ProblemViolation::of).toList());
    }

    /** Shape errors in the document of a wizard step. */
    public static MalformedRequestException document(Step step, List<ShapeError> shapeErrors) {
        return new MalformedRequestException("The document can't be kept as it is.",
                shapeErrors.stream().map(it -> ProblemViolation.of(step, it)).toList());
    }

    public static MalformedRequestException parameter(String name, String remedy) {
        return new MalformedRequestException("FilterIsInvalid", "The value of '" + name + "' can't be understood.", remedy);
    }

    /** @param known names of the parameters that are read */
    public static MalformedRequestException unknownParameter(String name, Collection<String> known) {
        String list = known.isEmpty() ? "Leave it out: no parameter is read here."
                : "Those that are read here: " + String.join(", ", known) + ".";
        return new MalformedRequestException("ParameterIsUnknown", "The parameter '" + name + "' is not known here.",
                NearestWord.to(name, known).map(nearest -> "Write '" + nearest + "'. ").orElse("") + list);
    }
}
