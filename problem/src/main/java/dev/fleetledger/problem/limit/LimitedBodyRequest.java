package dev.fleetledger.problem.limit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request whose body is limited while it is read. */
final class LimitedBodyRequest extends HttpServletRequestWrapper {

    private final int limit;
    private final int chargePerByte;
    private final BytesInFlight.Body inFlight;
    private @Nullable ServletInputStream body;

    LimitedBodyRequest(HttpServletRequest request, int limit, int chargePerByte, BytesInFlight.Body inFlight) {
        super(request);
        this.limit = limit;
        this.chargePerByte = chargePerByte;
        this.inFlight = inFlight;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new LimitedBodyStream(super.getInputStream(), limit, chargePerByte, inFlight);
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        return new BufferedReader(new InputStreamReader(getInputStream(),
                encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
    }
}
