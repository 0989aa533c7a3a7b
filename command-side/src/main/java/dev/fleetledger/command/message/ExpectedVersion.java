package dev.fleetledger.command.message;

import java.util.Set;

import dev.fleetledger.problem.VersionMissingException;
import dev.fleetledger.problem.VersionStaleException;

/**
 * Version of an aggregate that the caller has read.
 *
 * @param given    whether the caller told one at all
 * @param any      whether every version is right
 * @param versions the versions that are right
 */
public record ExpectedVersion(boolean given, boolean any, Set<Long> versions) {

    public static final ExpectedVersion MISSING = new ExpectedVersion(false, false, Set.of());
    public static final ExpectedVersion ANY = new ExpectedVersion(true, true, Set.of());

    public static ExpectedVersion of(Set<Long> versions) {
        return new ExpectedVersion(true, false, Set.copyOf(versions));
    }

    /**
     * @throws VersionMissingException when the caller told none
     * @throws VersionStaleException   when the aggregate has another version
     */
    public void require(long current) {
        if (!given) {
            throw new VersionMissingException();
        }
        if (!any && !versions.contains(current)) {
            throw new VersionStaleException(current);
        }
    }
}
