package dev.fleetledger.local.conventions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.fleetledger.agent.AgentVariable;

/** Renders {@code docs/settings.md} from Spring's configuration metadata, the services' {@code application.yaml} and the agent's table. */
record SettingsDocument(RepositoryFiles repositoryFiles) {

    /** @param shared modules whose settings the service has, too */
    private record Service(String title, String module, String... shared) {}

    private static final List<Service> SERVICES = List.of(new Service("Command side", "command-side", "problem", "liveness"),
            new Service("Query side", "query-side", "problem", "liveness"), new Service("Console", "console", "problem"),
            new Service("Issuer for one machine", "local/issuer"));
    /** Meanings of the variables that set a property of Spring's own. */
    private static final Map<String, String> SPRING_VARIABLES = Map.ofEntries(
            Map.entry("SERVER_PORT", "port of the REST interface"),
            Map.entry("MANAGEMENT_SERVER_PORT", "port of health and metrics; -1: they are not served"),
            Map.entry("FLEETLEDGER_DB_URL", "JDBC URL of PostgreSQL; required"),
            Map.entry("FLEETLEDGER_DB_USER", "login of the service"),
            Map.entry("FLEETLEDGER_DB_PASSWORD", "password of the service's login; required"),
            Map.entry("FLEETLEDGER_KAFKA", "bootstrap servers; required"),
            Map.entry("FLEETLEDGER_KAFKA_USER", "SCRAM user of the service"),
            Map.entry("FLEETLEDGER_KAFKA_PASSWORD", "password of the SCRAM user"),
            Map.entry("FLEETLEDGER_KAFKA_SECURITY_PROTOCOL", "`SASL_SSL`, or `SASL_PLAINTEXT` where the network is trusted"),
            Map.entry("FLEETLEDGER_ISSUER", "URL of the OIDC issuer; required"),
            Map.entry("FLEETLEDGER_CONSOLE_SECRET", "client secret of the console; required"),
            Map.entry("FLEETLEDGER_CONSOLE_URL", "URL of the console as browsers reach it"));
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::((?:[^{}]|\\$\\{[^}]*})*))?}");
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");

    private record Setting(String name, String variable, String defaultValue, String meaning) {

        String row() {
            return "| `" + name + "` | " + code(variable) + " | " + code(defaultValue) + " | " + meaning + " |\n";
        }

        private static String code(String text) {
            return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
        }
    }

    String markdown() {
        StringBuilder page = new StringBuilder("""
                # Settings

                Generated from the code; `SettingsDocumentTest` fails when it is out of date and says how to write it anew. A setting of a Spring service is set by
                its environment variable, or by any other of Spring's property sources. Durations are written `10s`, `3m` or `PT10S`.
                """);
        SERVICES.forEach(service -> {
            page.append("\n## ").append(service.title()).append("\n\n| Setting | Environment variable | Default | Meaning |\n|---|---|---|---|\n");
            settingsOf(service).forEach(setting -> page.append(setting.row()));
            appendDeprecatedNames(service, page);
        });
        page.append("\n## Agent\n\nDurations are ISO 8601.\n\n| Environment variable | Default | Meaning |\n|---|---|---|\n");
        Stream.of(AgentVariable.values()).forEach(variable -> page.append("| `").append(variable.variable()).append("` | ")
                .append(Setting.code(variable.defaultValue().orElse(""))).append(" | ").append(variable.meaning()).append(" |\n"));
        page.append("\nThe names of version 0.1, `FLEETLEDGER_PACE_…`, are read until version 0.3, with a warning.\n");
        return page.toString();
    }

    private List<Setting> settingsOf(Service service) {
        Map<String, String> configured = configuredValues(service.module());
        List<Setting> settings = new ArrayList<>();
        properties(service).filter(property -> !property.has("deprecation")).forEach(property -> {
            String name = property.path("name").stringValue();
            String value = configured.remove(name);
            Matcher variable = VARIABLE.matcher(value == null ? "" : value);
            boolean named = variable.find();
            String defaultValue = named ? variable.group(2) : value != null ? value : property.path("defaultValue").asString("");
            settings.add(new Setting(name, named ? variable.group(1) : name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"),
                    defaultValue == null ? "" : defaultValue, toMarkdown(property.path("description").asString(""))));
        });
        settings.sort(Comparator.comparing(Setting::name));
        // One of our own that no property reads is listed without a meaning.
        new TreeMap<>(configured).forEach((name, value) -> VARIABLE.matcher(value).results().forEach(match ->
                settings.add(new Setting(name, match.group(1), match.group(2) == null ? "" : match.group(2),
                        name.startsWith("fleetledger") ? "" : SPRING_VARIABLES.getOrDefault(match.group(1), "")))));
        return settings;
    }

    private void appendDeprecatedNames(Service service, StringBuilder page) {
        List<String> rows = properties(service).filter(property -> property.has("deprecation"))
                .map(property -> "* `" + property.path("name").stringValue()
                        + "` is now `" + property.at("/deprecation/replacement").stringValue() + "`.\n").sorted().toList();
        if (!rows.isEmpty()) {
            page.append("\nNames of version 0.1 are read until version 0.3, with a warning:\n\n");
            rows.forEach(page::append);
        }
    }

    private Stream<JsonNode> properties(Service service) {
        return Stream.concat(Stream.of(service.module()), Stream.of(service.shared())).flatMap(this::properties);
    }

    private Stream<JsonNode> properties(String module) {
        Path metadata = repositoryFiles.root().resolve(module).resolve("target/classes/META-INF/spring-configuration-metadata.json");
        return StreamSupport.stream(JsonMapper.shared().readTree(repositoryFiles.read(metadata)).path("properties").spliterator(), false);
    }

    /** The values of {@code application.yaml} by property name. */
    private Map<String, String> configuredValues(String module) {
        Path resources = repositoryFiles.root().resolve(module).resolve("src/main/resources");
        String yaml = repositoryFiles.read(resources.resolve("application.yaml"))
                + repositoryFiles.read(resources.resolve("application.yml"));
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", new YAMLMapper().readTree(yaml), values);
        return values;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(), entry.getValue(),
                    into));
        } else {
            into.put(prefix, node.asString(""));
        }
    }

    private static String toMarkdown(String description) {
        return CODE.matcher(description).replaceAll("`$1`").replaceAll("\\s+", " ").replace("|", "\\|");
    }
}
