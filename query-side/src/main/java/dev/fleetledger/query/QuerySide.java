package dev.fleetledger.query;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

import dev.fleetledger.problem.shutdown.ShutdownConfiguration;
import dev.fleetledger.query.platform.QuerySideLauncher;

/** Starts the query-side. With {@code --rebuild=<schema>} it projects everything into that empty schema, prints a summary and exits. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ShutdownConfiguration.class)
public class QuerySide {

    public static void main(String[] args) {
        QuerySideLauncher.run(QuerySide.class, args);
    }
}
