package dev.fleetledger.openapi;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.access.MissingRight;
import dev.fleetledger.problem.ProblemViolation;

/** A problem by RFC 9457 with the API's additional members, which the code writes as a map; some problems have more. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, String instance, String code, String remedy, String traceId,
        List<ProblemViolation> violations, @Nullable List<MissingRight> missing, @Nullable Long elsewhere,
        @Nullable Long version) {}
