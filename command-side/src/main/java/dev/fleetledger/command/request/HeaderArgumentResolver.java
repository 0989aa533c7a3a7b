package dev.fleetledger.command.request;

import java.util.Map;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import dev.fleetledger.command.message.ExpectedVersion;

/** Resolves arguments of endpoints that come from a header: the expected version, and the reason of a PUT or DELETE. */
@Component
public final class HeaderArgumentResolver implements HandlerMethodArgumentResolver {

    private static final Map<Class<?>, Function<HttpServletRequest, Object>> READERS = Map.of(
            ExpectedVersion.class, request -> IfMatch.parse(request.getHeader(HttpHeaders.IF_MATCH)),
            ReasonHeader.class, request -> ReasonHeader.of(request.getHeader(ReasonHeader.NAME)));

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return READERS.containsKey(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer model, NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        Function<HttpServletRequest, Object> reader = READERS.get(parameter.getParameterType());
        return reader == null ? null : reader.apply((HttpServletRequest) web.getNativeRequest());
    }
}
