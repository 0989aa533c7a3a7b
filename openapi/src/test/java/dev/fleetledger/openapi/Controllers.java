package dev.fleetledger.openapi;

import java.util.Arrays;
import java.util.List;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.GenericWebApplicationContext;

/** The controllers of both sides as beans without their collaborators, because they are described and never called. */
final class Controllers {

    private static final List<String> SIDES = List.of("dev.fleetledger.command", "dev.fleetledger.query");

    private Controllers() {}

    static void registerIn(GenericWebApplicationContext context) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        SIDES.stream().flatMap(side -> scanner.findCandidateComponents(side).stream())
                .forEach(found -> register(context, ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null)));
    }

    private static <T> void register(GenericWebApplicationContext context, Class<T> type) {
        context.registerBean(type, () -> new SpringObjenesis().newInstance(type, false));
        ignoreResolvedArguments(type);
    }

    /** Arguments without an annotation are made by argument resolvers. {@link OperationRules} adds the parameters that they read. */
    private static void ignoreResolvedArguments(Class<?> type) {
        Arrays.stream(type.getDeclaredMethods()).filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.getAnnotations().length == 0)
                .forEach(parameter -> SpringDocUtils.getConfig().addRequestWrapperToIgnore(parameter.getType()));
    }
}
