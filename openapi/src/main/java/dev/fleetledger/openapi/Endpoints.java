package dev.fleetledger.openapi;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All endpoints of both sides, read from their controllers' mappings in the same way as Spring reads them. */
final class Endpoints {

    private static final List<String> SIDES = List.of("dev.fleetledger.command", "dev.fleetledger.query");

    /** Prefix of the class name by which each side declares its endpoints that answer 501. */
    private static final String NOT_IMPLEMENTED = "NotImplemented";

    /** Path suffix of the catch-all mapping that answers requests sent to the wrong side. */
    private static final String CATCH_ALL = "**";

    private Endpoints() {}

    static List<Endpoint> all() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return SIDES.stream().flatMap(side -> scanner.findCandidateComponents(side).stream())
                .map(Endpoints::loadClass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> !method.isAnnotationPresent(Deprecated.class)).flatMap(method -> of(type, method)))
                .filter(endpoint -> endpoint.path().startsWith(Endpoint.ROOT) && !endpoint.path().endsWith(CATCH_ALL))
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::verb))
                .toList();
    }

    private static Class<?> loadClass(BeanDefinition candidate) {
        try {
            return Class.forName(candidate.getBeanClassName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Endpoint> of(Class<?> type, Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null) {
            return Stream.empty();
        }
        RequestMapping ofType = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        List<String> prefixes = ofType == null ? List.of("") : List.of(ofType.path());
        List<String> suffixes = mapping.path().length == 0 ? List.of("") : List.of(mapping.path());
        boolean implemented = !type.getSimpleName().startsWith(NOT_IMPLEMENTED);
        return prefixes.stream().flatMap(prefix -> suffixes.stream().map(suffix -> normalize(prefix + suffix)))
                .flatMap(path -> Arrays.stream(mapping.method()).map(verb ->
                        new Endpoint(verb.name().toLowerCase(Locale.ROOT), path, method, List.of(mapping.produces()), implemented)));
    }

    /** Removes the patterns of path variables, and names a cluster's variable {@code id}, because a cluster's id is its name. */
    private static String normalize(String path) {
        return path.replaceAll("\\{(\\w+):.*?}(?=/|$)", "{$1}").replace("/clusters/{name}", "/clusters/{id}");
    }
}
