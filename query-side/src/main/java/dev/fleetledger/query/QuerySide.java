package dev.fleetledger.query;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

import dev.fleetledger.query.platform.Run;

/** The query-side. With {@code --rebuild=<schema>} it folds everything into that empty schema, says what it did, and ends. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class QuerySide {

    public static void main(String[] args) {
        Run.of(QuerySide.class, args);
    }
}
