package dev.fleetledger.command.platform;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.fleetledger.command.request.IdGenerator;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    static IdGenerator idGenerator() {
        return new IdGenerator();
    }

    @Bean
    WebMvcConfigurer argumentResolvers(CommandRequestResolver resolver) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(resolver);
            }
        };
    }
}
