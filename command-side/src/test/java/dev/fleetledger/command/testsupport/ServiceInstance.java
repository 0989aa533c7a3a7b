package dev.fleetledger.command.testsupport;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import dev.fleetledger.command.CommandSide;
import dev.fleetledger.parts.postgres.Database;

/** A running command side on a real PostgreSQL, without relay and report consumer, which have their own tests. */
public record ServiceInstance(ConfigurableApplicationContext context) implements AutoCloseable {

    private static final String ISSUER_UNAVAILABLE = "issuer-is-away";

    /** Starts an instance in the production configuration, with an issuer that doesn't respond. */
    public static ServiceInstance startWithoutIssuer(Database database) {
        return start(database, Map.of(ISSUER_UNAVAILABLE, true));
    }

    public static ServiceInstance start(Database database) {
        return start(database, Map.of());
    }

    /** @param overrides settings that override those of all instances */
    public static ServiceInstance start(Database database, Map<String, Object> overrides) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "FLEETLEDGER_DB_URL", database.jdbcUrl(),
                "FLEETLEDGER_DB_USER", database.command().user(),
                "FLEETLEDGER_DB_PASSWORD", database.command().password(),
                "FLEETLEDGER_DB_OWNER_USER", database.owner().user(),
                "FLEETLEDGER_DB_OWNER_PASSWORD", database.owner().password(),
                "FLEETLEDGER_KAFKA", "127.0.0.1:1",
                "FLEETLEDGER_ISSUER", "http://127.0.0.1:1",
                "FLEETLEDGER_REPORT_SECRET", "for tests only",
                "FLEETLEDGER_FIRST_FLEET_ADMIN", "sub-admin",
                "SERVER_PORT", "0"));
        settings.putAll(Map.of("MANAGEMENT_SERVER_PORT", "0", "fleetledger.relay.enabled", "false", "fleetledger.reports.enabled", "false",
                "fleetledger.refusals-per-minute", "1000"));
        settings.putAll(overrides);
        SpringApplication application = new SpringApplication(CommandSide.class);
        // Takes precedence over application.yml, as system properties do.
        application.addInitializers(context -> {
            context.getEnvironment().getPropertySources().addFirst(new org.springframework.core.env.MapPropertySource("test", settings));
            if (!settings.containsKey(ISSUER_UNAVAILABLE)) {
                ((GenericApplicationContext) context).registerBean(JwtDecoder.class, TestTokens::decoder);
            }
            context.getBeanFactory().registerSingleton("testClassExcludeFilter", new TestClassExcludeFilter());
        });
        return new ServiceInstance(application.run());
    }

    public Caller as(String name, String... groups) {
        return new Caller("http://127.0.0.1:" + port(), TestTokens.of(name, java.util.List.of(groups)));
    }

    public Caller anonymous() {
        return new Caller("http://127.0.0.1:" + port(), "");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private String port() {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
