package dev.fleetledger.command.idempotency;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.command.message.CredentialResult;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.StateConflictException;

/**
 * Stored answer to a command: its result, or the problem by which it was refused, as JSON.
 *
 * @param refused whether it is a problem
 * @param body    absent when the result contained a credential
 */
record StoredAnswer(String fingerprint, boolean refused, @Nullable String body) {

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    /** Members of a problem document that {@link Problem} has as components, or that are derived from them. */
    private static final Set<String> NO_EXTENSIONS = Set.of("type", "title", "status", "detail", "instance", "code", "remedy");

    static StoredAnswer of(String fingerprint, CommandResult result) {
        return new StoredAnswer(fingerprint, false,
                result instanceof CredentialResult ? null : ContractJson.MAPPER.writeValueAsString(result));
    }

    /** @param traceId trace of the refused request, which a repetition tells too */
    static StoredAnswer of(String fingerprint, Problem problem, String traceId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("status", problem.status());
        members.put("code", problem.code());
        members.put("detail", problem.detail());
        members.put("remedy", problem.remedy());
        members.put("traceId", traceId);
        members.putAll(problem.extensions());
        return new StoredAnswer(fingerprint, true, ContractJson.MAPPER.writeValueAsString(members));
    }

    /**
     * Returns the result, in the type that the command declares.
     *
     * @throws StateConflictException when another version stored it in another form
     */
    Object result(Command<?> command) {
        Class<?> type = ResolvableType.forClass(Command.class, command.getClass()).getGeneric(0).resolve(CommandResult.class);
        try {
            return ContractJson.MAPPER.readValue(body, type);
        } catch (JacksonException e) {
            throw new StateConflictException("StoredAnswerIsOutdated", "This request was carried out already, but the stored answer is "
                    + "from a version that can't be read.",
                    "Read what the request changed; use a new Idempotency-Key for the next request.");
        }
    }

    Problem problem() {
        Map<String, Object> members = ContractJson.MAPPER.readValue(body, MEMBERS);
        Map<String, Object> extensions = new LinkedHashMap<>(members);
        extensions.keySet().removeAll(NO_EXTENSIONS);
        return new Problem(((Number) members.getOrDefault("status", 0)).intValue(), String.valueOf(members.get("code")),
                String.valueOf(members.get("detail")), String.valueOf(members.get("remedy")), extensions);
    }
}
