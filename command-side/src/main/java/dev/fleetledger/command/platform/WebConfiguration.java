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
    static IdGenerator ids() {
        return new IdGenerator();
    }

    @Bean
    WebMvcConfigurer requestsAsParameters(CommandRequestResolver reader) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(reader);
            }
        };
    }
}
