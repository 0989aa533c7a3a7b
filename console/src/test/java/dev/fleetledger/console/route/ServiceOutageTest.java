package dev.fleetledger.console.route;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(properties = {"FLEETLEDGER_CONSOLE_SECRET=s", "FLEETLEDGER_QUERY_URL=http://localhost:1"})
@AutoConfigureMockMvc
class ServiceOutageTest {

    @Autowired
    MockMvc browser;

    @Test
    void answersUnreachableServiceWithProblemAndRetryAfter() throws Exception {
        browser.perform(get("/api/v1/workloads").with(jwt()))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().exists("Retry-After"))
                .andExpect(jsonPath("$.code").value("UpstreamUnavailable"))
                .andExpect(jsonPath("$.remedy").isNotEmpty());
    }
}
