package dev.fleetledger.command.request.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the bodies of commands, up to 1 MiB, whatever their content type says. The bytes stay with the request: its idempotency key's
 * fingerprint covers them.
 */
@Component
public final class RequestBodyConverter implements HttpMessageConverter<Object> {

    private static final int LIMIT = 1024 * 1024;
    private static final String BYTES = RequestBodyConverter.class.getName();
    private static final String PRODUCT = "dev.fleetledger.";

    private final BodyReader bodyReader;

    RequestBodyConverter(BodyReader bodyReader) {
        this.bodyReader = bodyReader;
    }

    /** The bytes of the request's body; empty when no handler method has a body. */
    public static byte[] bytes(HttpServletRequest request) {
        return request.getAttribute(BYTES) instanceof byte[] bytes ? bytes : new byte[0];
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return type == String.class || type == JsonNode.class || type.getName().startsWith(PRODUCT);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.ALL);
    }

    @Override
    public Object read(Class<?> type, HttpInputMessage message) throws IOException {
        return read(type, message.getBody());
    }

    Object read(Class<?> type, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            attributes.getRequest().setAttribute(BYTES, bytes);
        }
        return bodyReader.read(bytes, type);
    }

    @Override
    public void write(Object value, @Nullable MediaType mediaType, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("This converter reads only");
    }
}
