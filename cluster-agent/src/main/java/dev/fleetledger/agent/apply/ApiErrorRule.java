package dev.fleetledger.agent.apply;

import static dev.fleetledger.contract.report.AttemptResult.REFUSED;
import static dev.fleetledger.contract.report.AttemptResult.RETRYING;
import static dev.fleetledger.contract.report.AttemptResult.WAITING;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.contract.report.AttemptResult;

/**
 * Meaning of an error of the API server; the first matching row applies. Verified on 1.34 and 1.35: permanent mistakes in a
 * manifest return 500 without a reason, and a missing namespace returns 404.
 *
 * @param status      0: no response; -1: any
 * @param message     pattern in the message; absent: any message
 * @param retryWithin longest retry delay; absent: no retry before another generation
 */
public record ApiErrorRule(int status, @Nullable Pattern message, String code, AttemptResult result,
        @Nullable Duration retryWithin) {

    private static final int ANY = -1;
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration LATER = Duration.ofMinutes(1);

    private static final List<ApiErrorRule> TABLE = List.of(
            row(0, "TLS|certificate", "ApiServerNotTrusted", RETRYING, LATER),
            row(0, null, "ApiServerUnavailable", RETRYING, SOON),
            row(500, "failed calling (webhook|admission)", "AdmissionUnavailable", RETRYING, SOON),
            row(ANY, "admission webhook .* denied|denied request|violates PodSecurity", "AdmissionDenied", WAITING, LATER),
            row(404, "namespaces \".*\" not found", "NamespaceMissing", WAITING, SOON),
            row(404, null, "KindNotServed", WAITING, LATER),
            row(403, "being terminated", "NamespaceTerminating", WAITING, SOON),
            row(403, "exceeded quota|failed quota", "QuotaExceeded", WAITING, LATER),
            row(403, "cannot \\w+ (resource|path)", "NotPermitted", WAITING, LATER),
            row(403, null, "AdmissionDenied", WAITING, LATER),
            row(401, null, "NotAuthenticated", WAITING, LATER),
            row(409, null, "ObjectChangedMeanwhile", RETRYING, SOON),
            row(422, "already allocated|range is full", "PortOrAddressTaken", WAITING, LATER),
            row(422, "immutable|may not change|may not be unset", "FieldIsImmutable", REFUSED, null),
            row(422, null, "InvalidObject", REFUSED, null),
            row(400, null, "InvalidObject", REFUSED, null),
            row(413, null, "ObjectTooLarge", REFUSED, null),
            row(415, null, "NotSupportedByCluster", REFUSED, null),
            row(500, "failed to create typed patch object|field not declared|duplicate entries|unknown field", "InvalidObject",
                    REFUSED, null),
            row(500, "request is too large|message larger than max", "ObjectTooLarge", REFUSED, null),
            row(500, null, "ApiServerFailed", RETRYING, LATER),
            row(ANY, null, "ApiServerBusy", RETRYING, SOON));

    public static ApplyResult classify(ApiServerException failure) {
        ApiErrorRule row = TABLE.stream().filter(rule -> rule.matches(failure)).findFirst().orElseThrow();
        return ApplyResult.failure(row.result, row.code, failure.message(), row.retryWithin);
    }

    private boolean matches(ApiServerException failure) {
        return (status == ANY || status == failure.status())
                && (message == null || message.matcher(failure.message()).find());
    }

    private static ApiErrorRule row(int status, @Nullable String message, String code, AttemptResult result,
            @Nullable Duration retryWithin) {
        return new ApiErrorRule(status, message == null ? null : Pattern.compile(message), code, result, retryWithin);
    }
}
