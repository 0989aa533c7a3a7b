package dev.fleetledger.openapi;

import java.time.Duration;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.filters.OpenApiMethodFilter;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** Springdoc and Spring MVC without a server, with what springdoc can't know about the types of both sides. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@EnableConfigurationProperties(SpringDocConfigProperties.class)
@PropertySource("classpath:openapi/springdoc.properties")
@Import({SpringDocConfiguration.class, SpringDocWebMvcConfiguration.class, OperationRules.class, PathRules.class,
        RecordConverter.class})
class SpringdocConfiguration {

    static {
        SpringDocUtils.getConfig()
                .replaceWithClass(JsonNode.class, Object.class)
                .replaceWithSchema(byte[].class, new ObjectSchema())
                .replaceWithSchema(SseEmitter.class, new StringSchema())
                .replaceWithSchema(Duration.class, new StringSchema().format("duration"))
                .addAnnotationsToIgnore(AuthenticationPrincipal.class);
    }

    /** Comes first here because springdoc asks the converters in the reverse order, and this one last. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver modelResolver(ObjectMapperProvider mapperProvider) {
        return new ModelResolver(mapperProvider.jsonMapper(), new SchemaNames()).openapi31(true);
    }

    @Bean
    OpenApiMethodFilter currentMethods() {
        return method -> !method.isAnnotationPresent(Deprecated.class);
    }
}
