package dev.fleetledger.query.platform;

import java.util.Arrays;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.fleetledger.query.projection.rebuild.Rebuild;

/** Starts the program, either as a service or for a rebuild that ends by itself. */
public final class QuerySideLauncher {

    static final String REBUILD = "rebuild";
    private static final String ARGUMENT = "--rebuild=";

    private QuerySideLauncher() {}

    public static void run(Class<?> application, String... args) {
        boolean rebuild = Arrays.stream(args).anyMatch(arg -> arg.startsWith(ARGUMENT));
        if (rebuild) {
            System.exit(rebuild(application, args));
        }
        new SpringApplicationBuilder(application).run(args);
    }

    /** @return the exit code */
    public static int rebuild(Class<?> application, String... args) {
        String[] named = Arrays.stream(args).map(arg -> arg.startsWith(ARGUMENT) ? "--fleetledger.rebuild=" + arg.substring(ARGUMENT.length()) : arg)
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE).profiles(REBUILD).run(named)) {
            System.out.println(context.getBean(Rebuild.class).run());
            return SpringApplication.exit(context);
        }
    }
}
