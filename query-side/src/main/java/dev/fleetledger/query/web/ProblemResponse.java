package dev.fleetledger.query.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.access.MissingRight;

/** An error response as {@code application/problem+json}, with a remedy. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemResponse(String type, String title, int status, String detail, String instance, String code, String remedy, String traceId,
        @Nullable List<MissingRight> missing, List<Object> violations) {}
