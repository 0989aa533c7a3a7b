package dev.fleetledger.problem;

/** Passes on a problem that exists already: that of the first of several equal requests, or that of another service. */
public final class StoredProblemException extends ProblemException {

    private final transient Problem problem;

    public StoredProblemException(Problem problem) {
        super(problem.code(), problem.detail(), problem.remedy(), problem.extensions());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
