package dev.fleetledger.command.platform;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;

import dev.fleetledger.problem.http.ProblemReportValve;
import dev.fleetledger.problem.http.ProblemResponses;

/** Requires bearer tokens of the issuer on every path. Authorization is checked per use case, not here. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final int SUBJECT_LIMIT = 255;

    @Bean
    SecurityFilterChain signInChain(HttpSecurity http) {
        AuthenticationProblemFilter problems = new AuthenticationProblemFilter();
        return http
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll()
                        .anyRequest().authenticated())
                .addFilterBefore(problems, BearerTokenAuthenticationFilter.class)
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint(problems::refuse)
                        .withObjectPostProcessor(failureHandlerPostProcessor(problems)))
                .build();
    }

    /** The subject is stored with every event; its length by OpenID Connect Core 2, "sub". */
    @Bean
    OAuth2TokenValidator<Jwt> subjectValidator() {
        return new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isEmpty()
                && subject.length() <= SUBJECT_LIMIT);
    }

    /** Answers what Spring's firewall rejects; an error page would read the rejected header or parameter again. */
    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return (request, response, e) -> ProblemResponses.write(ProblemReportValve.problem(400), request, response);
    }

    /** By default Spring Security rethrows an unavailable issuer key as a fault; here it becomes a problem response. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failureHandlerPostProcessor(AuthenticationProblemFilter problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(problems::refuse);
                return filter;
            }
        };
    }
}
