package org.pharos.web.common;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.pharos.web.common.template.JtesigninGenerated;
import org.pharos.web.common.view.Frame;
import org.pharos.web.common.view.Say;
import org.pharos.web.common.view.Session;

/** The page that asks for the operator's key. Each web that has a sign-in registers one at {@code /sign-in}. */
public class SignIn extends PageServlet {

    private static final long serialVersionUID = 1L;

    private static final int TOO_MANY_REQUESTS = 429;

    private final transient Sessions sessions;
    private final transient OperatorKey key;
    private final transient Function<Session, Frame> frame;

    /** @param frame the frame of this web around a page called "Sign in" */
    public SignIn(Sessions sessions, OperatorKey key, Function<Session, Frame> frame) {
        this.sessions = sessions;
        this.key = key;
        this.frame = frame;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(response, HttpServletResponse.SC_OK, sessions.of(request, response), "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Session session = sessions.of(request, response);
        if (!genuine(request, response, session)) {
            return;
        }
        if (request.getParameter("out") != null) {
            sessions.change(session, false, request, response);
            response.sendRedirect("/");
            return;
        }
        switch (key.check(request.getParameter("key"))) {
            case RIGHT -> {
                sessions.change(session, true, request, response);
                response.sendRedirect("/");
            }
            case WRONG -> show(response, HttpServletResponse.SC_FORBIDDEN, session,
                    Say.it("key-wrong", OperatorKey.FILE));
            case TOO_MANY -> show(response, TOO_MANY_REQUESTS, session,
                    Say.it("key-too-many"));
        }
    }

    private void show(HttpServletResponse response, int status, Session session, String words) throws IOException {
        page(response, status, frame.apply(session), output -> JtesigninGenerated.render(output, null, session, words));
    }
}
