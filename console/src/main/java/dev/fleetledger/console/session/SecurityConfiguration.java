package dev.fleetledger.console.session;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

import dev.fleetledger.console.page.BrowserSecurityHeaders;
import dev.fleetledger.console.problem.ConsoleProblem;

/** Security rules by path: the API requires a token or a session; the page and sign-in are open. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String DESCRIPTION = "/api/v1/openapi.json";

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**", "/session/**")
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new CsrfHeaderFilter(), AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(DESCRIPTION, "/session/**").permitAll()
                        .requestMatchers(CsrfHeaderFilter::hasOwnToken).permitAll()
                        .anyRequest().authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, error) -> ConsoleProblem.NOT_SIGNED_IN.write(request, response)))
                .headers(BrowserSecurityHeaders::set)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain page(HttpSecurity http) throws Exception {
        return http.csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .oauth2Login(login -> login
                        .loginPage("/")
                        .defaultSuccessUrl("/", true)
                        .failureUrl("/?signin=failed")
                        .withObjectPostProcessor(new AuthorizationRedirectErrorHandler()))
                .headers(BrowserSecurityHeaders::set)
                .build();
    }
}
