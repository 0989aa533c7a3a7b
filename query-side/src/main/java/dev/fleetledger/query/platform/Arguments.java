package dev.fleetledger.query.platform;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.access.Readers;
import dev.fleetledger.query.answer.MinPosition;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Nul;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Past;

/** Registers argument resolvers for reader, read point and page parameters, and the interceptors. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Arguments implements WebMvcConfigurer {

    private final Readers readers;
    private final JdbcClient jdbc;
    private final MinPosition minPosition;
    private final Past past;
    private final Nul nul;

    Arguments(Readers readers, JdbcClient jdbc, MinPosition minPosition, Past past, Nul nul) {
        this.readers = readers;
        this.jdbc = jdbc;
        this.minPosition = minPosition;
        this.past = past;
        this.nul = nul;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(nul).addPathPatterns("/api/v1/**");
        registry.addInterceptor(past).addPathPatterns("/api/v1/**");
        registry.addInterceptor(minPosition).addPathPatterns("/api/v1/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Argument<>(Reader.class, request -> reader()));
        resolvers.add(new Argument<>(Moment.class, request -> moment()));
        resolvers.add(new Argument<>(Paging.class, request -> Paging.of(request.getParameter("limit"), request.getParameter("cursor"))));
    }

    private Reader reader() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            return readers.of(token.getToken());
        }
        throw new IllegalStateException("Nobody gets here without a token");
    }

    private Moment moment() {
        return jdbc.sql("select position, now() from progress where id = 1")
                .query((row, n) -> new Moment(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant())).single();
    }

    private record Argument<T>(Class<T> type, Function<NativeWebRequest, T> make) implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return make.apply(request);
        }
    }
}
