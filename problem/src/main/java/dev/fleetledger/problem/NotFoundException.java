package dev.fleetledger.problem;

import java.util.Map;

/** The object does not exist, or the caller may not see it: both give the same problem. */
public final class NotFoundException extends ProblemException {

    /** @param what kind of object, as in "no such draft" */
    public NotFoundException(String what) {
        this("NotFound", "There is no such " + what + ", or none that you may see.",
                "Look for its id in the list of those you may see. If it is missing there, ask for a role in its cluster and namespace.");
    }

    public NotFoundException(String code, String detail, String remedy) {
        super(code, detail, remedy, Map.of());
    }
}
