package dev.fleetledger.contract.report;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A record of the topic of reports as it was read, before anything about it is trusted.
 *
 * @param key        names the cluster
 * @param credential value of the header {@link ReportSignature#CREDENTIAL_HEADER}
 * @param signature  value of the header {@link ReportSignature#SEAL_HEADER}
 * @param receivedAt broker's timestamp
 */
public record ReportRecord(@Nullable String key, byte @Nullable [] credential, byte @Nullable [] signature, byte @Nullable [] value,
        Instant receivedAt) {

    /** @param headers returns the value of the last header with a name */
    public static ReportRecord of(@Nullable String key, Function<String, byte @Nullable []> headers, byte @Nullable [] value,
            long timestamp) {
        return new ReportRecord(key, headers.apply(ReportSignature.CREDENTIAL_HEADER), headers.apply(ReportSignature.SEAL_HEADER), value,
                Instant.ofEpochMilli(timestamp));
    }

    /** Returns the clusters whose credentials are needed to authenticate the records. */
    public static Set<String> clusters(Collection<ReportRecord> records) {
        return records.stream().flatMap(record -> Stream.ofNullable(record.cluster())).collect(Collectors.toSet());
    }

    /** @return absent when the key can't be a name: PostgreSQL doesn't accept NUL, which anybody may have written */
    public @Nullable String cluster() {
        return key == null || key.indexOf('\0') >= 0 ? null : key;
    }
}
