package dev.fleetledger.openapi;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;

/** Adds the parameters, headers and problem responses that follow from a method's side, arguments and return type. */
final class OperationRules implements OperationCustomizer {

    private static final String COMMAND_SIDE = "dev.fleetledger.command.";

    /** Prefix of the class name by which each side declares its endpoints that answer 501. */
    private static final String NOT_IMPLEMENTED = "NotImplemented";

    /** Shared parameters by the simple name of the argument type that is resolved from them. */
    private static final Map<String, List<String>> PARAMETERS = Map.of("PageParameters", List.of("Limit", "Cursor"),
            "AuthenticatedReader", List.of("MinPosition"), "ExpectedVersion", List.of("IfMatch"), "ReasonHeader", List.of("Reason"));

    /** Statuses of problems by the simple name of an argument type. Queries without a reader need no authentication. */
    private static final Map<String, List<Integer>> PROBLEMS =
            Map.of("AuthenticatedReader", List.of(401, 429, 503), "ExpectedVersion", List.of(412, 428));
    private static final List<Integer> PROBLEMS_OF_QUERIES = List.of(400);
    private static final List<Integer> PROBLEMS_OF_COMMANDS = List.of(400, 401, 403, 408, 409, 413, 422, 429, 503);

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        ApiResponses responses = operation.getResponses();
        if (handler.getBeanType().getSimpleName().startsWith(NOT_IMPLEMENTED)) {
            responses.clear();
            addProblems(responses, List.of(400, 401, 429, 501));
            return operation;
        }
        boolean command = handler.getBeanType().getName().startsWith(COMMAND_SIDE);
        responses.forEach((status, response) -> {
            addHeaders(status, response, handler, command);
            describeTexts(response.getContent());
        });
        if (operation.getRequestBody() != null) {
            describeTexts(operation.getRequestBody().getContent());
        }
        Set<Integer> problems = new TreeSet<>(command ? PROBLEMS_OF_COMMANDS : PROBLEMS_OF_QUERIES);
        if (operation.getParameters() != null && operation.getParameters().stream().anyMatch(it -> "path".equals(it.getIn()))) {
            problems.add(404);
        }
        if (command) {
            operation.addParametersItem(parameter("IdempotencyKey"));
        }
        Arrays.stream(handler.getMethodParameters()).map(argument -> argument.getParameterType().getSimpleName()).forEach(type -> {
            PARAMETERS.getOrDefault(type, List.of()).forEach(name -> operation.addParametersItem(parameter(name)));
            problems.addAll(PROBLEMS.getOrDefault(type, List.of()));
        });
        addProblems(responses, problems);
        return operation;
    }

    private static void addHeaders(String status, ApiResponse response, HandlerMethod handler, boolean command) {
        if (command || handler.getReturnType().getParameterType() == ResponseEntity.class) {
            response.addHeaderObject("ETag", header("ETag"));
        }
        if (command) {
            response.addHeaderObject("Fleetledger-Position", header("Position"));
            response.addHeaderObject("Idempotency-Replayed", header("Replayed"));
        }
        if (status.equals("201")) {
            response.addHeaderObject("Location", header("Location"));
        }
    }

    /** Texts are manifests in YAML. */
    private static void describeTexts(Content content) {
        MediaType json = content.get("application/json");
        if (json != null && json.getSchema().getTypes() != null && json.getSchema().getTypes().contains("string")) {
            content.remove("application/json");
            content.addMediaType("text/yaml", json);
        }
    }

    private static void addProblems(ApiResponses responses, Collection<Integer> statuses) {
        statuses.forEach(status -> responses.addApiResponse(Integer.toString(status),
                new ApiResponse().$ref("#/components/responses/Refused" + status)));
    }

    private static Parameter parameter(String name) {
        return new Parameter().$ref("#/components/parameters/" + name);
    }

    private static Header header(String name) {
        return new Header().$ref("#/components/headers/" + name);
    }
}
