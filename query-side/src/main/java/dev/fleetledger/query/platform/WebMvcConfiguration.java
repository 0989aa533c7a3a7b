package dev.fleetledger.query.platform;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

import dev.fleetledger.problem.http.QueryParameterInterceptor;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.AuthenticatedReaderFactory;
import dev.fleetledger.query.past.ReadPointHolder;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.ReadPoint;

/** Registers argument resolvers for reader, read point and page parameters, and the interceptors. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebMvcConfiguration implements WebMvcConfigurer {

    private final AuthenticatedReaderFactory readerFactory;
    private final JdbcClient jdbc;
    private final MinPositionInterceptor minPositionInterceptor;
    private final TimeTravelInterceptor timeTravelInterceptor;
    private final NulCharacterInterceptor nulInterceptor;

    WebMvcConfiguration(AuthenticatedReaderFactory readerFactory, JdbcClient jdbc, MinPositionInterceptor minPositionInterceptor,
            TimeTravelInterceptor timeTravelInterceptor, NulCharacterInterceptor nulInterceptor) {
        this.readerFactory = readerFactory;
        this.jdbc = jdbc;
        this.minPositionInterceptor = minPositionInterceptor;
        this.timeTravelInterceptor = timeTravelInterceptor;
        this.nulInterceptor = nulInterceptor;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(nulInterceptor).addPathPatterns("/api/v1/**");
        registry.addInterceptor(new QueryParameterInterceptor(Map.of(PageParameters.class, PageParameters.NAMES)))
                .addPathPatterns("/api/v1/**").excludePathPatterns(TimeTravelInterceptor.PATHS);
        registry.addInterceptor(new QueryParameterInterceptor(Map.of(PageParameters.class, PageParameters.NAMES,
                ReadPoint.class, Set.of(TimeTravelInterceptor.PARAMETER)))).addPathPatterns(TimeTravelInterceptor.PATHS);
        registry.addInterceptor(minPositionInterceptor).addPathPatterns("/api/v1/**");
        registry.addInterceptor(timeTravelInterceptor).addPathPatterns(TimeTravelInterceptor.PATHS);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new TypeArgumentResolver<>(AuthenticatedReader.class, request -> currentReader()));
        resolvers.add(new TypeArgumentResolver<>(ReadPoint.class, request -> currentReadPoint()));
        resolvers.add(new TypeArgumentResolver<>(PageParameters.class,
                request -> PageParameters.of(request.getParameter("limit"), request.getParameter("cursor"))));
    }

    private AuthenticatedReader currentReader() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            return readerFactory.of(token.getToken());
        }
        throw new IllegalStateException("The request is not authenticated by a JWT");
    }

    private ReadPoint currentReadPoint() {
        ReadPoint past = ReadPointHolder.current();
        return past != null ? past : jdbc.sql("select position, now() from progress where id = 1")
                .query((row, n) -> ReadPoint.present(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant())).single();
    }

    private record TypeArgumentResolver<T>(Class<T> type, Function<NativeWebRequest, T> factory) implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return factory.apply(request);
        }
    }
}
