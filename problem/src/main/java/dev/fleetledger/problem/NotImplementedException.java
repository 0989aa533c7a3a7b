package dev.fleetledger.problem;

import java.util.List;
import java.util.Map;

/** The interface describes it, and this version does not have it. */
public final class NotImplementedException extends ProblemException {

    /** @param remedy what the caller can do until it is implemented */
    public NotImplementedException(String detail, String remedy) {
        super("NotImplemented", detail, remedy, Map.of());
    }

    /** @param violations the parts of the request that are not implemented; {@code code} is the rule of the first one */
    public NotImplementedException(String code, String detail, String remedy, List<ProblemViolation> violations) {
        super(code, detail, remedy, Map.of("violations", violations));
    }
}
