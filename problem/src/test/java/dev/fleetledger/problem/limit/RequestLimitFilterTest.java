package dev.fleetledger.problem.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestLimitFilterTest {

    private final RequestLimitFilter filter =
            new RequestLimitFilter(new Limits(10, 10, 9, 1, 100, Duration.ofSeconds(1)), length -> length);

    @Test
    void refusesBodyThatIsDeclaredTooLarge() throws Exception {
        assertThat(statusOf(new byte[11], unread())).isEqualTo(413);
    }

    @Test
    void endsBodyAtItsLimit() {
        FilterChain reading = (request, response) -> request.getInputStream().readAllBytes();

        assertThatThrownBy(() -> filter.doFilter(chunked(new byte[11]), new MockHttpServletResponse(), reading))
                .isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void refusesBodyWhileOthersOccupyTheBytes() throws Exception {
        int[] inner = {0};

        int outer = statusOf(new byte[6], (request, response) -> inner[0] = statusOfBob(new byte[6]));

        assertThat(outer).isEqualTo(200);
        assertThat(inner[0]).isEqualTo(503);
    }

    @Test
    void keepsRoomForFirstBodyOfOthers() throws Exception {
        int[] inner = {0, 0};

        statusOf(new byte[3], (request, response) -> {
            inner[0] = statusOfAlice(new byte[3]);
            inner[1] = statusOfBob(new byte[3]);
        });

        assertThat(inner).containsExactly(503, 200);
    }

    @Test
    void releasesBytesAfterRequest() throws Exception {
        assertThatThrownBy(() -> statusOf(new byte[6], (request, response) -> {
            throw new IllegalStateException("a fault");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(statusOf(new byte[6], (request, response) -> { })).isEqualTo(200);
    }

    private int statusOfAlice(byte[] body) {
        return uncheckedStatus("alice", body);
    }

    private int statusOfBob(byte[] body) {
        return uncheckedStatus("bob", body);
    }

    private int uncheckedStatus(String person, byte[] body) {
        try {
            return status(person, body, (request, response) -> { });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int statusOf(byte[] body, FilterChain chain) throws Exception {
        return status("alice", body, chain);
    }

    private int status(String person, byte[] body, FilterChain chain) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/drafts");
        request.setContent(body);
        request.setUserPrincipal(() -> person);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response.getStatus();
    }

    private static MockHttpServletRequest chunked(byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/drafts") {

            @Override
            public int getContentLength() {
                return -1;
            }

            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(body);
        request.addHeader("Transfer-Encoding", "chunked");
        return request;
    }

    private static FilterChain unread() {
        return (request, response) -> {
            throw new AssertionError("the request must not get here");
        };
    }
}
