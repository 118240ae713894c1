package org.pharos.web.common;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.pharos.web.common.view.Session;

/**
 * The visits of this process, in memory: a restart signs everybody out. Bounded; the one unused longest makes room, and
 * a crowd of visitors takes none from those who are signed in. Any thread may call.
 */
public final class Sessions {

    static final Duration IDLE_MAX = Duration.ofMinutes(30);
    static final int SESSIONS_MAX = 1_000;

    private final String cookieName;
    private final LongSupplier nanoTime;
    private final Map<String, Held> visitors = new Bounded();
    private final Map<String, Held> operators = new Bounded();

    private static final class Bounded extends LinkedHashMap<String, Held> {
        private static final long serialVersionUID = 1L;

        Bounded() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
            return size() > SESSIONS_MAX;
        }
    }

    /**
     * @param cookieName differs between processes, since cookies do not know ports
     * @param nanoTime monotonic time, as {@link System#nanoTime}
     */
    public Sessions(String cookieName, LongSupplier nanoTime) {
        this.cookieName = cookieName;
        this.nanoTime = nanoTime;
    }

    /** The visitor's session, begun if there is none. */
    public synchronized Session of(HttpServletRequest request, HttpServletResponse response) {
        String cookie = cookie(request);
        Held found = operators.containsKey(cookie) ? operators.get(cookie) : visitors.get(cookie);
        long now = nanoTime.getAsLong();
        if (found != null && now - found.lastUse <= IDLE_MAX.toNanos()) {
            found.lastUse = now;
            return found.session;
        }
        return keep(new Session(Secrets.random(), Secrets.random(), false), request, response);
    }

    /** Signs in or out: the session goes on under a new secret, so that one set before sign-in is worth nothing. */
    synchronized Session change(Session session, boolean operator, HttpServletRequest request,
            HttpServletResponse response) {
        operators.remove(session.id());
        visitors.remove(session.id());
        return keep(session.asOperator(operator, Secrets.random()), request, response);
    }

    private Session keep(Session session, HttpServletRequest request, HttpServletResponse response) {
        (session.operator() ? operators : visitors).put(session.id(), new Held(session, nanoTime.getAsLong()));
        Cookie cookie = new Cookie(cookieName, session.id());
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
        return session;
    }

    private String cookie(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(cookieName)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }

    private static final class Held {
        private final Session session;
        private long lastUse;

        Held(Session session, long lastUse) {
            this.session = session;
            this.lastUse = lastUse;
        }
    }
}
