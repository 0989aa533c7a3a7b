package dev.fleetledger.command.request.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** An empty body is read like any other: as an empty object where an object is expected. Spring would refuse it before. */
@ControllerAdvice
final class EmptyBodyAdvice extends RequestBodyAdviceAdapter {

    private final RequestBodyConverter converter;

    EmptyBodyAdvice(RequestBodyConverter converter) {
        this.converter = converter;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public Object handleEmptyBody(@Nullable Object body, HttpInputMessage message, MethodParameter parameter, Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        try {
            return converter.read(parameter.getParameterType(), InputStream.nullInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
