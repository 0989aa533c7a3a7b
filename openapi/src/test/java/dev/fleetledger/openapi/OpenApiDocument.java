package dev.fleetledger.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.form.DocumentSchema;

/** The API as an OpenAPI 3.1 document: springdoc describes the controllers, {@code additions.yaml} adds texts and shared components. */
final class OpenApiDocument {

    private static final String ADDITIONS = "/openapi/additions.yaml";

    private OpenApiDocument() {}

    /** Returns the document in its stored format: indented by two spaces, with one line feed at the end. */
    static String toJson() {
        ObjectNode described = describeControllers();
        for (Step step : Step.values()) {
            described.withObject("/components/schemas").set(schemaName(step), DocumentSchema.of(step));
        }
        ObjectNode document = readAdditions();
        for (String part : List.of("paths", "components")) {
            document.set(part, ContractJson.MAPPER.readerForUpdating(described.get(part)).readValue(document.get(part)));
        }
        sort(document.withObject("/paths"));
        sort(document.withObject("/components/schemas"));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return ContractJson.MAPPER.writer().with(printer).writeValueAsString(document) + "\n";
    }

    static String schemaName(Step step) {
        return step.name().charAt(0) + step.key().substring(1) + "Document";
    }

    private static ObjectNode readAdditions() {
        try (InputStream additions = OpenApiDocument.class.getResourceAsStream(ADDITIONS)) {
            return (ObjectNode) new YAMLMapper().readTree(additions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sort(ObjectNode node) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        node.removeAll().setAll(sorted);
    }

    /** Lets springdoc describe the controllers of both sides in a context that contains nothing else. */
    private static ObjectNode describeControllers() {
        try (GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext())) {
            new AnnotatedBeanDefinitionReader(context).register(SpringdocConfiguration.class);
            Controllers.registerIn(context);
            context.refresh();
            return (ObjectNode) ContractJson.MAPPER.readTree(context.getBean(OpenApiWebMvcResource.class)
                    .openapiJson(new MockHttpServletRequest(), "/", Locale.ROOT));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
