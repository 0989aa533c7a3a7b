package dev.fleetledger.query.platform;

import java.util.Arrays;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.fleetledger.query.projection.rebuild.Rebuild;

/** Starts the program, either as a service or for a rebuild that ends by itself. */
public final class QuerySideLauncher {

    static final String REBUILD_PROFILE = "rebuild";
    private static final String REBUILD_ARGUMENT = "--rebuild=";

    private QuerySideLauncher() {}

    public static void run(Class<?> application, String... args) {
        boolean rebuild = Arrays.stream(args).anyMatch(arg -> arg.startsWith(REBUILD_ARGUMENT));
        if (rebuild) {
            System.exit(rebuild(application, args));
        }
        new SpringApplicationBuilder(application).run(args);
    }

    /** @return the exit code */
    public static int rebuild(Class<?> application, String... args) {
        String[] springArguments = Arrays.stream(args)
                .map(arg -> arg.startsWith(REBUILD_ARGUMENT) ? "--fleetledger.rebuild=" + arg.substring(REBUILD_ARGUMENT.length()) : arg)
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE).profiles(REBUILD_PROFILE).run(springArguments)) {
            System.out.println(context.getBean(Rebuild.class).run());
            return SpringApplication.exit(context);
        }
    }
}
