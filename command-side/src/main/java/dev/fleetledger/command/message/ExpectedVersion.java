package dev.fleetledger.command.message;

import java.util.Set;

import dev.fleetledger.problem.VersionMissingException;
import dev.fleetledger.problem.VersionStaleException;

/** Version of an aggregate that the caller has read, as the header If-Match tells it. */
public sealed interface ExpectedVersion {

    /** The caller told none. */
    record Missing() implements ExpectedVersion {}

    /** Every version is right. */
    record Any() implements ExpectedVersion {}

    record OneOf(Set<Long> versions) implements ExpectedVersion {

        public OneOf {
            versions = Set.copyOf(versions);
        }
    }

    /**
     * @throws VersionMissingException when the caller told none
     * @throws VersionStaleException   when the aggregate has another version
     */
    default void require(long current) {
        switch (this) {
            case Missing _ -> throw new VersionMissingException();
            case OneOf(Set<Long> versions) when !versions.contains(current) -> throw new VersionStaleException(current);
            case OneOf _, Any _ -> { }
        }
    }
}
