package dev.fleetledger.command.answer;

import java.util.LinkedHashMap;
import java.util.Map;

/** Problem document according to RFC 9457, with the extension members of this API. */
public final class ProblemDocument {

    private static final String TYPE = "urn:fleetledger:problem:";

    private ProblemDocument() {}

    /** @param instance path of the request */
    public static Answer of(Problem problem, String instance, String traceId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", TYPE + problem.code());
        document.put("title", sentence(problem.code()));
        document.put("status", problem.status());
        document.put("detail", String.valueOf(problem.getMessage()));
        document.put("instance", instance);
        document.put("code", problem.code());
        document.put("remedy", problem.remedy());
        document.put("traceId", traceId);
        document.putAll(problem.more());
        Long version = problem.more("version") instanceof Long at ? at : null;
        Long wait = problem.more("retryAfter") instanceof Long seconds ? seconds : null;
        return new Answer(problem.status(), Answer.PROBLEM, Answer.json(document), version, null, null, wait, false);
    }

    /** Converts a code to its title: NameIsTaken → Name is taken. */
    static String sentence(String code) {
        String words = code.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
