package org.pharos.web.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.pharos.web.common.view.Session;

class SessionsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Sessions sessions = new Sessions("pharos-test", nanos::get);
    private final HttpServletResponse response = mock(HttpServletResponse.class);

    @Test
    void keepsTheSameVisitWhileItsCookieComesBack() {
        Session first = sessions.of(request(null), response);

        assertThat(sessions.of(request(first.id()), response)).isEqualTo(first);
    }

    @Test
    void forgetsAVisitThatWasIdleTooLong() {
        Session first = sessions.of(request(null), response);
        nanos.addAndGet(Sessions.IDLE_MAX.toNanos() + 1);

        assertThat(sessions.of(request(first.id()), response)).isNotEqualTo(first);
    }

    @Test
    void aSecretSetBeforeSignInIsWorthNothingAfterwards() {
        Session visitor = sessions.of(request(null), response);
        Session operator = sessions.change(visitor, true, request(visitor.id()), response);

        assertThat(operator.operator()).isTrue();
        assertThat(operator.id()).isNotEqualTo(visitor.id());
        assertThat(sessions.of(request(visitor.id()), response).operator()).isFalse();
    }

    @Test
    void makesRoomByForgettingTheLongestUnused() {
        Session oldest = sessions.of(request(null), response);
        HttpServletRequest another = request(null);
        for (int i = 0; i < Sessions.SESSIONS_MAX; i++) {
            sessions.of(another, response);
        }

        assertThat(sessions.of(request(oldest.id()), response)).isNotEqualTo(oldest);
    }

    @Test
    void aCrowdOfStrangersDoesNotSignTheOperatorOut() {
        Session operator = sessions.change(sessions.of(request(null), response), true, request(null), response);
        HttpServletRequest stranger = request(null);
        for (int i = 0; i < 2 * Sessions.SESSIONS_MAX; i++) {
            sessions.of(stranger, response);
        }

        assertThat(sessions.of(request(operator.id()), response)).isEqualTo(operator);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        sessions.of(request(null), response);

        ArgumentCaptor<Cookie> cookie = ArgumentCaptor.forClass(Cookie.class);
        verify(response).addCookie(cookie.capture());
        assertThat(cookie.getValue().isHttpOnly()).isTrue();
        assertThat(cookie.getValue().getAttribute("SameSite")).isEqualTo("Strict");
    }

    @Test
    void neverPrintsItsSecrets() {
        Session session = sessions.of(request(null), response);

        assertThat(session.toString()).doesNotContain(session.id()).doesNotContain(session.csrf());
        verify(response).addCookie(any());
    }

    private static HttpServletRequest request(String cookie) {
        HttpServletRequest request = mock(HttpServletRequest.class);
        when(request.getCookies()).thenReturn(cookie == null ? null : new Cookie[] {new Cookie("pharos-test", cookie)});
        return request;
    }
}
