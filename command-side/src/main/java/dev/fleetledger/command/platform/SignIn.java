package dev.fleetledger.command.platform;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.answer.ProblemDocument;

/** Bearer tokens of the issuer on every path; what a person may do is asked per use case, never here. */
@Configuration(proxyBeanMethods = false)
class SignIn {

    @Bean
    SecurityFilterChain signInChain(HttpSecurity http, Sources sources) {
        return http
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll()
                        .anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, why) -> refuse(request, response, why, sources))
                        .withObjectPostProcessor(answeringItself(sources)))
                .build();
    }

    /** Without it an issuer that is away would be a fault, and not an answer. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringItself(Sources sources) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler((request, response, why) -> refuse(request, response, why, sources));
                return filter;
            }
        };
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException why, Sources sources)
            throws IOException {
        Problem problem = why instanceof AuthenticationServiceException
                ? Problem.of(503, "IssuerIsAway", "The issuer's keys can't be read.", "Ask again in a moment.").retryAfter(java.time.Duration.ofSeconds(2))
                : Problem.of(401, "SignInIsNeeded", "There is no token, or none that counts here.", "Sign in, and send the token as Authorization: Bearer.");
        Answer answer = ProblemDocument.of(problem, request.getRequestURI(), sources.trace(request).id());
        response.setStatus(answer.status());
        response.setContentType(answer.type());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        if (answer.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, answer.retryAfter().toString());
        }
        response.getOutputStream().write(answer.bytes());
    }
}
