package dev.fleetledger.console.session;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;

/** Gives a session its full duration after a sign-in, and shows the page. */
final class SignedInHandler extends SimpleUrlAuthenticationSuccessHandler {

    private final SessionProperties sessions;

    SignedInHandler(SessionProperties sessions) {
        super("/");
        this.sessions = sessions;
        setAlwaysUseDefaultTargetUrl(true);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException, ServletException {
        request.getSession().setMaxInactiveInterval(Math.toIntExact(sessions.inactive().toSeconds()));
        super.onAuthenticationSuccess(request, response, person);
    }
}
