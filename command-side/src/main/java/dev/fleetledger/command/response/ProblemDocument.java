package dev.fleetledger.command.response;

import java.util.LinkedHashMap;
import java.util.Map;

/** Problem document according to RFC 9457, with the extension members of this API. */
public final class ProblemDocument {

    private static final String TYPE = "urn:fleetledger:problem:";

    private ProblemDocument() {}

    /** @param instance path of the request */
    public static CommandResponse of(ProblemException problemException, String instance, String traceId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", TYPE + problemException.code());
        document.put("title", sentence(problemException.code()));
        document.put("status", problemException.status());
        document.put("detail", String.valueOf(problemException.getMessage()));
        document.put("instance", instance);
        document.put("code", problemException.code());
        document.put("remedy", problemException.remedy());
        document.put("traceId", traceId);
        document.putAll(problemException.extensions());
        Long version = problemException.extension("version") instanceof Long at ? at : null;
        Long wait = problemException.extension("retryAfter") instanceof Long seconds ? seconds : null;
        return new CommandResponse(problemException.status(), CommandResponse.PROBLEM, CommandResponse.json(document), version, null, null,
                wait, false);
    }

    /** Converts a code to its title: NameIsTaken → Name is taken. */
    static String sentence(String code) {
        String words = code.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
