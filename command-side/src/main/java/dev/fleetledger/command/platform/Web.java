package dev.fleetledger.command.platform;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.fleetledger.command.request.Ids;

@Configuration(proxyBeanMethods = false)
class Web {

    @Bean
    static Ids ids() {
        return new Ids();
    }

    @Bean
    WebMvcConfigurer requestsAsParameters(RequestReader reader) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(reader);
            }
        };
    }
}
