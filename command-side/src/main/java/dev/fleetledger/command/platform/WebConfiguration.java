package dev.fleetledger.command.platform;

import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.fleetledger.command.request.HeaderArgumentResolver;
import dev.fleetledger.command.request.body.RequestBodyConverter;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.problem.http.QueryParameterInterceptor;

/** Bodies and headers of requests as arguments of endpoints, and results of commands as JSON. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final HeaderArgumentResolver argumentResolver;
    private final RequestBodyConverter bodyConverter;

    WebConfiguration(HeaderArgumentResolver argumentResolver, RequestBodyConverter bodyConverter) {
        this.argumentResolver = argumentResolver;
        this.bodyConverter = bodyConverter;
    }

    @Bean
    static IdGenerator idGenerator() {
        return new IdGenerator();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(argumentResolver);
    }

    /** No command reads a query parameter. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new QueryParameterInterceptor(Map.of())).addPathPatterns("/api/v1/**");
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(bodyConverter).withJsonConverter(new JacksonJsonHttpMessageConverter(ContractJson.MAPPER));
    }
}
