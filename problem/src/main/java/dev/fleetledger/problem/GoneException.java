package dev.fleetledger.problem;

import java.util.Map;

/** What is asked for existed, and is stored no longer, or isn't stored for that time. Asking again gives the same problem. */
public final class GoneException extends ProblemException {

    /** @param remedy how the caller can get something equivalent */
    public GoneException(String code, String detail, String remedy) {
        super(code, detail, remedy, Map.of());
    }
}
