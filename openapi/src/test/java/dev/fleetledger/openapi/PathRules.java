package dev.fleetledger.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.query.platform.TimeTravelInterceptor;

/** Adds the parameters that follow from an operation's path, and the schema of problems, which no method returns. */
final class PathRules implements OpenApiCustomizer {

    /** Variables that the command side reads as texts. A cluster's id is its name. */
    private static final Map<String, Schema<?>> VARIABLES = Map.of("id", new UUIDSchema(),
            "step", new StringSchema()._enum(Arrays.stream(Step.values()).map(Step::key).toList()));
    private static final String CLUSTERS = "/api/v1/clusters/";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final List<PathPattern> WITH_HISTORY =
            TimeTravelInterceptor.PATHS.stream().map(PathPatternParser.defaultInstance::parse).toList();

    @Override
    public void customise(OpenAPI document) {
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(document.getComponents()::addSchemas);
        document.getPaths().forEach((path, item) -> {
            item.readOperations().forEach(operation -> describeVariables(path, operation));
            if (item.getGet() != null && item.getGet().getResponses().containsKey("200") && hasHistory(path)) {
                item.getGet().addParametersItem(new Parameter().$ref("#/components/parameters/At"));
                item.getGet().getResponses().addApiResponse("410", new ApiResponse().$ref("#/components/responses/Refused410"));
            }
        });
    }

    private static boolean hasHistory(String path) {
        return WITH_HISTORY.stream().anyMatch(pattern -> pattern.matches(PathContainer.parsePath(path)));
    }

    private static void describeVariables(String path, Operation operation) {
        List<Parameter> read = operation.getParameters() == null ? List.of() : operation.getParameters();
        VARIABLE.matcher(path).results().map(match -> match.group(1)).forEach(name -> {
            Parameter variable = read.stream().filter(it -> name.equals(it.getName())).findFirst()
                    .orElseGet(() -> addUnread(name, operation));
            if (!path.startsWith(CLUSTERS) && VARIABLES.containsKey(name)) {
                variable.setSchema(VARIABLES.get(name));
            }
        });
    }

    /** Endpoints that are not implemented don't read the variables of their paths. */
    private static Parameter addUnread(String name, Operation operation) {
        Parameter variable = new PathParameter().name(name).schema(new StringSchema());
        operation.addParametersItem(variable);
        return variable;
    }
}
