package dev.fleetledger.query.answer;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.access.Missing;

/** An error response as {@code application/problem+json}, with a remedy. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, String instance, String code, String remedy, String traceId,
        @Nullable List<Missing> missing, List<Object> violations) {}
