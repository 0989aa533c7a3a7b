package dev.fleetledger.console.session;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

import dev.fleetledger.console.page.BrowserSecurityHeaders;

/** Security rules by path: the API requires a token or a session; the page and sign-in are open. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String DESCRIPTION = "/api/v1/openapi.json";

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, JwtDecoder tokens) throws Exception {
        return http.securityMatcher("/api/**", "/session/**")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new CsrfHeaderFilter(), AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(HttpMethod.GET, DESCRIPTION).permitAll()
                        .requestMatchers(HttpMethod.HEAD, DESCRIPTION).permitAll()
                        .requestMatchers("/session/**").permitAll()
                        .anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens))
                        .authenticationEntryPoint(BearerTokenProblems::write)
                        .withObjectPostProcessor(new BearerTokenProblems()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(BearerTokenProblems::write))
                .headers(BrowserSecurityHeaders::set)
                .build();
    }

    /** A sign-out is a change like any other, and is part of the session's interface: here is none that a link could open. */
    @Bean
    @Order(2)
    SecurityFilterChain page(HttpSecurity http, SessionProperties sessions) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .oauth2Login(login -> login
                        .loginPage("/")
                        .successHandler(new SignedInHandler(sessions))
                        .failureUrl("/?signin=failed")
                        .withObjectPostProcessor(new AuthorizationRedirectErrorHandler()))
                .headers(BrowserSecurityHeaders::set)
                .build();
    }
}
