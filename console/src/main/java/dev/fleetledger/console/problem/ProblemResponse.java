package dev.fleetledger.console.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A problem by RFC 9457 with the API's additional members. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemResponse(String type, String title, int status, String detail, String instance, String code, String remedy,
               String traceId) {
}
